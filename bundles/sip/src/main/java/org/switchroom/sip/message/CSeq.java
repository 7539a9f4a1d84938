package org.switchroom.sip.message;

import java.util.Optional;

/** Number and method of a request, repeated by its answers (RFC 3261 §20.16). */
public record CSeq(long number, String method) {
    static Optional<CSeq> parse(String text) {
        String[] words = text.strip().split("[ \t]+", 3);
        if (words.length != 2 || !words[0].matches("[0-9]{1,10}") || words[1].isEmpty()) {
            return Optional.empty();
        }
        long number = Long.parseLong(words[0]);
        return number > 0xFFFF_FFFFL ? Optional.empty() : Optional.of(new CSeq(number, words[1]));
    }

    @Override
    public String toString() {
        return number + " " + method;
    }
}
