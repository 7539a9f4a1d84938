package org.switchroom.camel.dropped;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/**
 * One line of an outcome table: {@code outcome 410: refused, the receiver wants no more}.
 *
 * @param reply a code such as {@code 410}, codes such as {@code 4xx} and {@code 500-504}, the word {@code ended}, or the
 *     simple name of an exception
 * @param pause of {@code unavailable}, unless the reply itself says how long
 */
record ReplyRule(String reply, Predicate<String> fits, Outcome outcome, Duration pause, Optional<String> text) {
    enum Outcome {
        ACCEPTED,
        REFUSED,
        UNAVAILABLE,
        UNCERTAIN
    }

    /** What the table calls an end without exception and without a reply code. */
    static final String ENDED = "ended";

    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Pattern OUTCOME =
            Pattern.compile("(accepted|refused|unavailable|uncertain)(?: (\\d+)([smh]))?(?:, *(.+))?");
    private static final Pattern CLASS_OF_CODES = Pattern.compile("([1-9])xx");
    private static final Pattern RANGE = Pattern.compile("(\\d{3})-(\\d{3})");
    private static final Pattern CODE = Pattern.compile("\\d{3}");
    private static final Pattern EXCEPTION = Pattern.compile("[A-Z]\\w*");

    static ReplyRule read(int line, String reply, String words) throws WrongText {
        Matcher said = OUTCOME.matcher(words);
        if (!said.matches() || (said.group(2) != null && !said.group(1).equals("unavailable"))) {
            throw new WrongText(
                    line,
                    "outcome " + reply + ": '" + words
                            + "' is not understood; say accepted, refused, unavailable 30s or uncertain, and after a comma"
                            + " the words for people");
        }
        return new ReplyRule(
                reply,
                fits(line, reply),
                Outcome.valueOf(said.group(1).toUpperCase(java.util.Locale.ROOT)),
                said.group(2) == null ? WAIT : wait(Long.parseLong(said.group(2)), said.group(3)),
                Optional.ofNullable(said.group(4)));
    }

    private static Predicate<String> fits(int line, String reply) throws WrongText {
        Matcher group = CLASS_OF_CODES.matcher(reply);
        Matcher range = RANGE.matcher(reply);
        if (group.matches()) {
            return seen -> CODE.matcher(seen).matches() && seen.startsWith(group.group(1));
        } else if (range.matches()) {
            return seen -> CODE.matcher(seen).matches()
                    && seen.compareTo(range.group(1)) >= 0
                    && seen.compareTo(range.group(2)) <= 0;
        } else if (reply.equals(ENDED)
                || CODE.matcher(reply).matches()
                || EXCEPTION.matcher(reply).matches()) {
            return reply::equals;
        }
        throw new WrongText(
                line,
                "outcome " + reply + ": say a code (410), codes (4xx, 500-504), the word ended, or the name of an"
                        + " exception (SocketTimeoutException)");
    }

    private static Duration wait(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** @param said the reply as it came, such as {@code 503} */
    Handover handover(String said, Optional<RemoteReference> reference, Optional<Duration> retryAfter) {
        Reason reason = new Reason("reply." + said, text.orElse("the other side answered " + said));
        return switch (outcome) {
            case ACCEPTED -> new Handover.Accepted(reference);
            case REFUSED -> new Handover.Refused(reason);
            case UNAVAILABLE -> new Handover.Unavailable(reason, retryAfter.orElse(pause));
            case UNCERTAIN -> new Handover.Uncertain(reason);
        };
    }
}
