package org.switchroom.shell.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.shell.Facts;

/** Messages as facts under the names of the API. */
public final class MessageFacts {
    private MessageFacts() {}

    public static Facts of(StoredMessage message) {
        Envelope envelope = message.envelope();
        Progress progress = message.progress();
        return new Facts()
                .with("id", message.id())
                .with("state", message.state().words())
                .with("to", message.hop().to())
                .with("channel", message.hop().channel())
                .with("reason", progress.reason().map(reason -> reason.code() + ": " + reason.text()))
                .with("attempts", progress.attempts())
                .with("nextAttempt", next(message))
                .with("via", progress.via())
                .with("reference", progress.reference().map(reference -> reference.value()))
                .with("mayHaveArrivedTwice", progress.mayHaveArrivedTwice())
                .with("job", envelope.job())
                .with("party", envelope.party())
                .with("role", envelope.role())
                .with("priority", envelope.priority().name())
                .with("plan", envelope.plan().stream().map(MessageFacts::words).toList())
                .with("why", envelope.why())
                .with("content", words(envelope.content()))
                .with("resendOf", envelope.resendOf())
                .with("tenant", envelope.tenant())
                .with("createdAt", envelope.createdAt())
                .with("changedAt", progress.changedAt())
                .with("expiresAt", envelope.expiresAt());
    }

    /** Lines as a person would read them, without a transport's template. */
    public static String words(Content content) {
        return content.fold(
                text -> text.subject().isBlank() ? text.body() : text.subject() + "\n" + text.body(),
                alarm -> "alarm of account " + alarm.account() + ": " + alarm.qualifier() + alarm.code() + " partition "
                        + alarm.partition() + " zone or user " + alarm.zoneOrUser(),
                job -> (job.update() ? "update of job " : "job ") + job.number() + "\n"
                        + job.fields().entrySet().stream()
                                .map(MessageFacts::words)
                                .collect(Collectors.joining("\n")),
                Content.Binary::words);
    }

    private static String words(Map.Entry<String, String> field) {
        return field.getKey() + ": " + field.getValue();
    }

    private static String words(Hop hop) {
        return hop.channel() + " to " + hop.to();
    }

    private static Optional<Instant> next(StoredMessage message) {
        return List.of(MessageState.WAITING, MessageState.DOUBTFUL).contains(message.state())
                ? Optional.of(message.progress().dueAt())
                : Optional.empty();
    }
}
