package org.switchroom.gsm.pdu;

import java.util.ArrayList;
import java.util.List;

/**
 * How a text would travel, known before it is sent: in which alphabet, in how many messages, with what in each.
 *
 * @param alphabet the GSM alphabet when it has every character, else UCS-2
 * @param parts the text of each message, in order; one when it fits
 * @param used septets or UTF-16 units of the last part
 * @param left how many more fit into the last part
 */
public record SmsPlan(Alphabet alphabet, List<String> parts, int used, int left) {
    public SmsPlan {
        parts = List.copyOf(parts);
    }

    /** With references of eight bits. */
    public static SmsPlan of(String text) {
        return of(text, false);
    }

    /**
     * @param wide references of sixteen bits, which take a little of each part
     * @throws IllegalArgumentException when it takes more than 255 parts
     */
    public static SmsPlan of(String text, boolean wide) {
        Alphabet alphabet = GsmCharacters.hasAll(text) ? Alphabet.GSM_7 : Alphabet.UCS_2;
        if (units(text, alphabet) <= alphabet.capacity()) {
            return plan(alphabet, List.of(text), alphabet.capacity());
        }
        int capacity = alphabet.capacity(Concatenation.headerOctets(wide));
        List<String> parts = split(text, alphabet, capacity);
        if (parts.size() > Concatenation.MOST_PARTS) {
            throw new IllegalArgumentException("a text takes at most 255 SMS of " + capacity
                    + (alphabet == Alphabet.GSM_7 ? " septets" : " UTF-16 units") + "; this one would take "
                    + parts.size() + ". Shorten it");
        }
        return plan(alphabet, parts, capacity);
    }

    private static SmsPlan plan(Alphabet alphabet, List<String> parts, int capacity) {
        int used = units(parts.get(parts.size() - 1), alphabet);
        return new SmsPlan(alphabet, parts, used, capacity - used);
    }

    private static int units(String text, Alphabet alphabet) {
        return alphabet == Alphabet.GSM_7
                ? text.chars()
                        .map(character -> GsmCharacters.width((char) character))
                        .sum()
                : text.length();
    }

    /** Whole characters only: neither an escape and what it escapes nor the halves of a surrogate pair come apart. */
    private static List<String> split(String text, Alphabet alphabet, int capacity) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int end = at + Character.charCount(text.codePointAt(at));
            int width = units(text.substring(at, end), alphabet);
            if (used + width > capacity) {
                parts.add(text.substring(start, at));
                start = at;
                used = 0;
            }
            used += width;
            at = end;
        }
        parts.add(text.substring(start));
        return parts;
    }

    /**
     * What goes into each message.
     *
     * @param reference the same for all parts; its low bits count. Not used when there is one part
     */
    public List<UserData> userData(int reference, boolean wide) {
        if (parts.size() == 1) {
            return List.of(UserData.of(parts.get(0)));
        }
        List<UserData> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Concatenation part = new Concatenation(reference & (wide ? 0xFFFF : 0xFF), wide, parts.size(), i + 1);
            all.add(new UserData(List.of(part.element()), new UserData.Text(parts.get(i))));
        }
        return all;
    }
}
