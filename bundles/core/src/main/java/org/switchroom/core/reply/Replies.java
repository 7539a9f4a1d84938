package org.switchroom.core.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.job.ReplySteps;
import org.switchroom.core.notice.Letters;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Attempt;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.transport.InboundMessage;

/**
 * Says which message of ours an SMS answers, and what it does.
 *
 * <p>An answer that acts quotes the code of the SMS it answers, and counts only from a number that this SMS went to and
 * while it is valid. Everything else belongs to what the same transport wrote to that number last, and does nothing.
 */
public final class Replies {
    /** Who writes later than this means something else. */
    private static final Duration REMEMBERED = Duration.ofDays(14);

    /** So many earlier SMS are looked at. */
    private static final int LOOKED_AT = 50;

    private final Journal journal;
    private final PhoneNumbers numbers;
    private final ReplyCodes codes;
    private final ReplyWords words;
    private final ReplySteps steps;

    public Replies(Journal journal, PhoneNumbers numbers, ReplyCodes codes, ReplyWords words, ReplySteps steps) {
        this.journal = journal;
        this.numbers = numbers;
        this.codes = codes;
        this.words = words;
        this.steps = steps;
    }

    /**
     * Whose it is.
     *
     * @param answered the message of ours it belongs to
     * @param phone who wrote it; empty for a name or a short code
     */
    public record Found(Optional<StoredMessage> answered, Reply reply, boolean byCode, Optional<Address> phone) {}

    /**
     * What it does.
     *
     * @param rows to be stored with the arrival
     * @param polite what its sender has to be told
     */
    public record Effects(List<Row> rows, Optional<String> polite) {
        static final Effects NONE = new Effects(List.of(), Optional.empty());

        static Effects refused(String why) {
            return new Effects(List.of(), Optional.of("Nothing was done: " + why));
        }
    }

    /** Blocks on the journal. */
    public Found find(InboundMessage message, Content.Text text, Instant now) {
        Reply reply = Reply.read(text.body(), words);
        Optional<String> phone = numbers.e164(message.from().value());
        if (phone.isEmpty()) {
            // A name or a short code: nobody we wrote to, and nobody who could be answered.
            return new Found(
                    Optional.empty(), new Reply(Optional.empty(), Optional.empty(), ""), false, Optional.empty());
        }
        List<Attempt> sent = journal.attemptsTo(phone.get(), now.minus(REMEMBERED), LOOKED_AT);
        Optional<StoredMessage> named = reply.code().flatMap(code -> named(sent, code));
        return new Found(named.or(() -> last(sent, message)), reply, named.isPresent(), phone.map(Address::phone));
    }

    /** Blocks on the journal; writes nothing. */
    public Effects act(Found found, Instant now) {
        Reply reply = found.reply();
        if (!found.byCode()) {
            return reply.wantsToAct() ? Effects.refused(unknown(reply)) : Effects.NONE;
        }
        StoredMessage answered = found.answered().orElseThrow();
        if (reply.action().isEmpty()) {
            return Effects.NONE;
        }
        if (!now.isBefore(answered.envelope().expiresAt())) {
            return Effects.refused("your answer " + reply.code().orElseThrow() + " came too late. Call us.");
        }
        Answer<List<Row>> step = answered.envelope()
                .job()
                .map(job -> steps.answered(job, answered, reply.action().get().state(), reply.words(), now))
                .orElseGet(() -> Answer.refused(
                        Problem.of(Problem.Kind.CONFLICT, "it is about no job", "Call the control room")));
        return step.fold(
                rows -> new Effects(rows, Optional.empty()),
                problem -> Effects.refused(problem.cause() + ". Call us."));
    }

    private Optional<StoredMessage> named(List<Attempt> sent, String code) {
        return sent.stream()
                .map(Attempt::message)
                .distinct()
                .filter(id -> codes.of(id).equals(Optional.of(code)))
                .findFirst()
                .flatMap(journal::message);
    }

    /** What this line wrote last: another line may be another tenant's. A notice of ours is no conversation. */
    private Optional<StoredMessage> last(List<Attempt> sent, InboundMessage message) {
        return sent.stream()
                .filter(attempt -> attempt.via().equals(message.via()))
                .map(Attempt::message)
                .distinct()
                .map(journal::message)
                .flatMap(Optional::stream)
                .filter(found -> !found.envelope().role().equals(Letters.NOTICE))
                .findFirst();
    }

    private String unknown(Reply reply) {
        return reply.code()
                .map(code -> "we sent no job with the code " + code + " to your number."
                        + " Use the code of the SMS you answer, or call us.")
                .orElse("your answer has no code. Write the code of the SMS first, such as BC234 "
                        + words.word(ReplyAction.ACCEPT) + ", or call us.");
    }
}
