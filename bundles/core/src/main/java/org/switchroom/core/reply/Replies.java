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
     * @param answered the message of ours it belongs to
     * @param effects rows of what it does; to be stored with the arrival
     * @param polite what its sender has to be told
     */
    public record Understood(Optional<StoredMessage> answered, List<Row> effects, Optional<String> polite) {
        static final Understood NOTHING = new Understood(Optional.empty(), List.of(), Optional.empty());
    }

    /** Blocks on the journal; writes nothing. */
    public Understood read(InboundMessage message, Content.Text text, Instant now) {
        Optional<String> phone = numbers.e164(message.from().value());
        if (phone.isEmpty()) {
            return Understood.NOTHING; // a name or a short code: nobody we wrote to, and nobody who could be answered
        }
        List<Attempt> sent = journal.attemptsTo(phone.get(), now.minus(REMEMBERED), LOOKED_AT);
        Reply reply = Reply.read(text.body(), words);
        Optional<StoredMessage> named = reply.code().flatMap(code -> named(sent, code));
        if (named.isPresent()) {
            return act(named.get(), reply, now);
        }
        Optional<StoredMessage> last = last(sent, message);
        return new Understood(last, List.of(), reply.wantsToAct() ? Optional.of(unknown(reply)) : Optional.empty());
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
                .map(code -> "Nothing was done: we sent no job with the code " + code + " to your number."
                        + " Use the code of the SMS you answer, or call us.")
                .orElse("Nothing was done: your answer has no code. Write the code of the SMS first, such as BC234 "
                        + words.word(ReplyAction.ACCEPT) + ", or call us.");
    }

    private Understood act(StoredMessage answered, Reply reply, Instant now) {
        String code = reply.code().orElseThrow();
        if (reply.action().isEmpty()) {
            return new Understood(Optional.of(answered), List.of(), Optional.empty());
        }
        if (!now.isBefore(answered.envelope().expiresAt())) {
            return refused(answered, "Nothing was done: your answer " + code + " came too late. Call us.");
        }
        Answer<List<Row>> step = answered.envelope()
                .job()
                .map(job -> steps.answered(job, answered, reply.action().get().state(), reply.words(), now))
                .orElseGet(() -> Answer.refused(
                        Problem.of(Problem.Kind.CONFLICT, "it is about no job", "Call the control room")));
        if (step instanceof Answer.Done<List<Row>> done) {
            return new Understood(Optional.of(answered), done.value(), Optional.empty());
        }
        Problem problem = ((Answer.Refused<?>) step).problem();
        return refused(answered, "Nothing was done: " + problem.cause() + ". Call us.");
    }

    private static Understood refused(StoredMessage answered, String why) {
        return new Understood(Optional.of(answered), List.of(), Optional.of(why));
    }
}
