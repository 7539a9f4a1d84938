package org.switchroom.core.notice;

import java.util.Set;
import java.util.regex.Pattern;
import org.switchroom.message.Address;

/**
 * One thing that somebody should hear of.
 *
 * @param cause what makes two troubles one: the same words but for numbers and addresses
 * @param title one line for the subject
 * @param detail what happened, and where to look
 * @param to who hears of it, each once
 */
public record Trouble(String tenant, String cause, String title, String detail, Set<Address> to) {
    private static final Pattern CHANGING = Pattern.compile("\\S*@\\S*|[0-9a-z]{13}|\\S*\\d\\S*");
    private static final int LONGEST = 120;

    public Trouble {
        to = Set.copyOf(to);
    }

    /** The part of a text that stays the same when the same thing happens again. */
    public static String same(String text) {
        String same = CHANGING.matcher(text).replaceAll("#");
        return same.length() > LONGEST ? same.substring(0, LONGEST) : same;
    }
}
