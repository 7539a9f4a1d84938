package org.switchroom.route.intakehttp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

/** Entity tags (RFC 9110 §8.8.3): ours are a revision in quotes, {@code "7"}. */
final class Preconditions {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\"");
    private static final String NEXT_STEP = "Read it, and send its ETag as If-Match, such as \"7\" with the quotes.";

    private Preconditions() {}

    static String tag(int revision) {
        return "\"" + revision + "\"";
    }

    /** The revision that If-Match quotes, empty when there is none. */
    static Answer<Optional<Integer>> revision(Request request) {
        Optional<String> header = request.header("If-Match");
        if (header.isEmpty()) {
            return Answer.done(Optional.empty());
        }
        Matcher tag = TAG.matcher(header.get().strip());
        if (tag.matches()) {
            return Answer.done(Optional.of(Integer.parseInt(tag.group(1))));
        }
        return Answer.refused(new Problem(
                Problem.Kind.STALE,
                Optional.of("If-Match"),
                "it is not an ETag of ours, which is a number in quotes",
                NEXT_STEP));
    }

    /** The revision that has to be quoted (RFC 6585 §3). */
    static Answer<Integer> neededRevision(Request request) {
        return revision(request)
                .fold(
                        found -> found.<Answer<Integer>>map(Answer::done)
                                .orElseGet(() -> Answer.refused(new Problem(
                                        Problem.Kind.PRECONDITION_REQUIRED,
                                        Optional.of("If-Match"),
                                        "a change has to quote the revision it is based on, or it might undo somebody"
                                                + " else's",
                                        NEXT_STEP))),
                        Answer::refused);
    }

    /** True when the client has this revision already: 304 will do. */
    static boolean isKnown(Request request, int revision) {
        return request.header("If-None-Match")
                .map(header -> header.strip().equals(tag(revision)))
                .orElse(false);
    }
}
