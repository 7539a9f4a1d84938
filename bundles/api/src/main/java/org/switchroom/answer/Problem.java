package org.switchroom.answer;

import java.util.Objects;
import java.util.Optional;

/**
 * Why something was not done, in words for the person who asked.
 *
 * @param kind what sort of trouble; the HTTP status and the shell's exit follow from it
 * @param field the field or parameter at fault, where there is one
 * @param cause what was found and what was expected
 * @param nextStep what to try
 */
public record Problem(Kind kind, Optional<String> field, String cause, String nextStep) {
    /** The sorts of trouble, each with one HTTP status (RFC 9110 §15.5). */
    public enum Kind {
        /** The request can not be understood: not JSON, not UTF-8, not an object. */
        MALFORMED(400),
        /** The caller is not known. */
        UNAUTHENTICATED(401),
        /** The caller is known and may not do this. */
        FORBIDDEN(403),
        /** There is no such thing, or it is another tenant's: the answer does not tell which. */
        NOT_FOUND(404),
        /** The state of the thing does not allow it. */
        CONFLICT(409),
        /** Somebody changed it since the caller read it. */
        STALE(412),
        /** Larger than the limit. */
        TOO_LARGE(413),
        /** Understood, and a field's value is wrong. */
        INVALID(422),
        /** The condition that protects from lost updates is missing. */
        PRECONDITION_REQUIRED(428),
        /** Too many requests from this caller. */
        TOO_MANY(429),
        /** It can not be stored at the moment; nothing was done. */
        UNAVAILABLE(503);

        private final int httpStatus;

        Kind(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        public int httpStatus() {
            return httpStatus;
        }
    }

    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(nextStep, "nextStep");
    }

    public static Problem of(Kind kind, String cause, String nextStep) {
        return new Problem(kind, Optional.empty(), cause, nextStep);
    }

    public static Problem field(String field, String cause, String nextStep) {
        return new Problem(Kind.INVALID, Optional.of(field), cause, nextStep);
    }

    /** One line: field, cause, next step. */
    public String text() {
        return field.map(name -> name + ": ").orElse("") + cause + ". " + nextStep;
    }
}
