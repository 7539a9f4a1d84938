package org.switchroom.route.intakehttp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.job.JobId;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Messages;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;

/** Messages in memory. */
final class FakeMessages implements Messages {
    private final FakeShop shop;
    private final Map<Long, StoredMessage> messages = new LinkedHashMap<>();

    FakeMessages(FakeShop shop) {
        this.shop = shop;
    }

    synchronized StoredMessage add(String tenant, Optional<JobId> job) {
        StoredMessage message = message(tenant, job);
        messages.put(message.id().value(), message);
        return message;
    }

    StoredMessage message(String tenant, Optional<JobId> job) {
        return message(tenant, job, new Content.Text("Hello", "World"));
    }

    StoredMessage message(String tenant, Optional<JobId> job, Content content) {
        Envelope envelope = new Envelope(
                new MessageId(shop.nextId()),
                tenant,
                job,
                Optional.empty(),
                "provider",
                content,
                Priority.ROUTINE,
                "lane",
                List.of(new Hop("email", new Address("mailto", "x@example.org"))),
                WhenInDoubt.DEFAULT,
                List.of("because"),
                Optional.empty(),
                FakeCore.NOW,
                FakeCore.NOW.plusSeconds(3600));
        return new StoredMessage(envelope, Progress.fresh(FakeCore.NOW));
    }

    @Override
    public synchronized Answer<Page<StoredMessage>> list(Caller caller, Messages.Filter filter) {
        return Answer.done(new Page<>(
                messages.values().stream()
                        .filter(message -> caller.mayActFor(message.envelope().tenant()))
                        .toList(),
                Optional.of("0000000000001")));
    }

    @Override
    public synchronized Answer<StoredMessage> show(Caller caller, MessageId id) {
        StoredMessage message = messages.get(id.value());
        return message == null || !caller.mayActFor(message.envelope().tenant())
                ? FakeShop.none()
                : Answer.done(message);
    }

    @Override
    public synchronized CompletionStage<Answer<Created<List<MessageId>>>> resend(
            Caller caller, List<MessageId> ids, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<List<MessageId>>>> repeat = shop.repeats().of(key);
        if (repeat.isPresent()) {
            return shop.later(repeat.get());
        }
        List<MessageId> copies = new ArrayList<>();
        for (MessageId id : ids) {
            if (show(caller, id) instanceof Answer.Refused<StoredMessage> refused) {
                return shop.later(Answer.refused(refused.problem()));
            }
            copies.add(new MessageId(shop.nextId()));
        }
        shop.repeats().keep(key, copies);
        return shop.later(Answer.done(new Created<>(copies, false)));
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> cancel(Caller caller, MessageId id) {
        return shop.later(show(caller, id));
    }

    @Override
    public CompletionStage<Answer<StoredMessage>> release(Caller caller, MessageId id) {
        return shop.later(show(caller, id));
    }
}
