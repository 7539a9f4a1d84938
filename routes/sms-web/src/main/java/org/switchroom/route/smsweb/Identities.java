package org.switchroom.route.smsweb;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In whose name messages leave: the house's, or a tenant's own; and who signs them, which may be who wrote them.
 *
 * @param senders by tenant
 * @param signatures by tenant
 * @param userSignatures by the user who wrote the words
 */
record Identities(
        Optional<Sender> sender,
        Map<String, Sender> senders,
        String signature,
        Map<String, String> signatures,
        Map<String, String> userSignatures) {
    /** What a phone shows as sender; {@code type} as the gateway calls it. */
    record Sender(String address, String type) {
        private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{3,15}");
        /** 3GPP TS 23.040 §9.1.2.5: eleven characters fit. */
        private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}");

        /** @param type empty: by its shape */
        static Sender of(String written, String type) {
            boolean number = NUMBER.matcher(written).matches();
            if (!number && !NAME.matcher(written).matches()) {
                throw new IllegalArgumentException(
                        "expected a number, or a name of at most 11 letters, digits and '._- '");
            }
            String found = type.isEmpty() ? byShape(written, number) : type;
            if (number == found.equals("alphanumeric")) {
                throw new IllegalArgumentException("expected a sender that is " + found);
            }
            return new Sender(written.startsWith("+") ? written.substring(1) : written, found);
        }

        private static String byShape(String written, boolean number) {
            if (!number) {
                return "alphanumeric";
            }
            return written.startsWith("+") ? "international" : "national";
        }
    }

    Identities {
        senders = Map.copyOf(senders);
        signatures = Map.copyOf(signatures);
        userSignatures = Map.copyOf(userSignatures);
    }

    Optional<Sender> sender(String tenant) {
        return Optional.ofNullable(senders.get(tenant)).or(() -> sender);
    }

    /**
     * The words as they leave.
     *
     * @param author who wrote them
     */
    String signed(String tenant, Optional<String> author, String words) {
        String tail = author.map(userSignatures::get).orElseGet(() -> signatures.getOrDefault(tenant, signature));
        return tail.isEmpty() || words.endsWith(tail) ? words : words + "\n" + tail;
    }
}
