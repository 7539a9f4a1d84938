package org.switchroom.message;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a message says. A transport declares which kinds it carries; core renders the others down to text, but
 * {@link Binary}, which goes only by a transport that carries it.
 */
public sealed interface Content {
    enum Kind {
        TEXT,
        ALARM,
        JOB,
        BINARY;

        /** True when a transport that does not carry it can be given its words instead. */
        public boolean canBeSaidInWords() {
            return this != BINARY;
        }
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

    /**
     * Octets for a device, such as the settings of a tracker or a panel: the user data of an SMS (3GPP TS 23.040
     * §9.2.3.24). They mean nothing to a person, and what is shown of them is {@link #words()}.
     *
     * @param segments the user data of each SMS, in order: 1 to 140 octets, as hexadecimal digits in upper case
     * @param userDataHeader true when each segment begins with a user data header (§9.2.3.24, TP-UDHI)
     */
    record Binary(List<String> segments, boolean userDataHeader) implements Content {
        /** What fits into one SMS. */
        public static final int MOST_OCTETS = 140;

        public static final int MOST_SEGMENTS = 255;

        /** @throws IllegalArgumentException which says what is wrong with which segment */
        public Binary {
            if (segments.isEmpty() || segments.size() > MOST_SEGMENTS) {
                throw new IllegalArgumentException(
                        "there are " + segments.size() + " segments; expected 1 to " + MOST_SEGMENTS);
            }
            List<String> checked = new ArrayList<>();
            for (String segment : segments) {
                checked.add(checked("segment " + (checked.size() + 1), segment, userDataHeader));
            }
            segments = List.copyOf(checked);
        }

        private static String checked(String which, String segment, boolean hasHeader) {
            byte[] octets;
            try {
                octets = HexFormat.of().parseHex(segment);
            } catch (IllegalArgumentException notHex) {
                throw new IllegalArgumentException(which + " is not an even number of hexadecimal digits", notHex);
            }
            if (octets.length == 0 || octets.length > MOST_OCTETS) {
                throw new IllegalArgumentException(
                        which + " has " + octets.length + " octets; expected 1 to " + MOST_OCTETS);
            } else if (hasHeader && !beginsWithHeader(octets)) {
                throw new IllegalArgumentException(
                        which + " does not begin with a user data header: its length, and information elements of an"
                                + " identifier, a length and so many octets each");
            }
            return HexFormat.of().withUpperCase().formatHex(octets);
        }

        private static boolean beginsWithHeader(byte[] octets) {
            int end = 1 + (octets[0] & 0xFF);
            int at = 1;
            while (at + 1 < end && end <= octets.length) {
                at += 2 + (octets[at + 1] & 0xFF);
            }
            return at > 1 && at == end;
        }

        /** Copies, in order. */
        public List<byte[]> octets() {
            return segments.stream().map(HexFormat.of()::parseHex).toList();
        }

        /** Octets of all segments. */
        public int length() {
            return segments.stream().mapToInt(String::length).sum() / 2;
        }

        /** For people: how much there is, and never what. */
        public String words() {
            int octets = length();
            return "binary, " + octets + (octets == 1 ? " octet in " : " octets in ") + segments.size()
                    + (segments.size() == 1 ? " segment" : " segments");
        }

        @Override
        public Kind kind() {
            return Kind.BINARY;
        }

        /** The words, because it may get into a log. */
        @Override
        public String toString() {
            return words();
        }
    }

    default <T> T fold(
            Function<? super Text, ? extends T> text,
            Function<? super Alarm, ? extends T> alarm,
            Function<? super Job, ? extends T> job,
            Function<? super Binary, ? extends T> binary) {
        if (this instanceof Text t) {
            return text.apply(t);
        } else if (this instanceof Alarm a) {
            return alarm.apply(a);
        }
        return this instanceof Job j ? job.apply(j) : binary.apply((Binary) this);
    }
}
