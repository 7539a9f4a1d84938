package org.switchroom.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a message says. A transport declares which kinds it carries; core renders the others down to text. */
public sealed interface Content {
    enum Kind {
        TEXT,
        ALARM,
        JOB
    }

    Kind kind();

    /**
     * Plain words, as {@link Texts} keeps them. The subject may be empty.
     *
     * @param answering the earlier message that these words answer, where they answer one
     */
    record Text(String subject, String body, Optional<Answering> answering) implements Content {
        public Text {
            subject = Texts.keepable(subject);
            body = Texts.keepable(body);
        }

        /** Words that answer nothing. */
        public Text(String subject, String body) {
            this(subject, body, Optional.empty());
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /**
     * An event of an alarm panel, in the words of Contact ID (SIA DC-05).
     *
     * @param account four digits 0-9, B-F
     * @param qualifier 1 new event, 3 restore, 6 still present
     * @param code three-digit event code
     * @param partition two digits, 0 for none
     * @param zoneOrUser three digits, 0 for none; a user for openings and closings, else a zone
     */
    record Alarm(String account, int qualifier, String code, int partition, int zoneOrUser) implements Content {
        @Override
        public Kind kind() {
            return Kind.ALARM;
        }
    }

    /**
     * A job as it was when the message was decided; later changes travel as messages of their own.
     *
     * @param update true when the recipient has been told of this job before
     * @param fields what the recipient may see, by the API's field names, in reading order; never an amount of money
     */
    record Job(String number, boolean update, Map<String, String> fields) implements Content {
        public Job {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public Kind kind() {
            return Kind.JOB;
        }
    }

    default <T> T fold(
            Function<? super Text, ? extends T> text,
            Function<? super Alarm, ? extends T> alarm,
            Function<? super Job, ? extends T> job) {
        if (this instanceof Text t) {
            return text.apply(t);
        } else if (this instanceof Alarm a) {
            return alarm.apply(a);
        }
        return job.apply((Job) this);
    }
}
