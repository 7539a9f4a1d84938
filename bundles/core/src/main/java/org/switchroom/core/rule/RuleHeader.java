package org.switchroom.core.rule;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line of a text of rules. It says which version the text is, and so, after an edit, what the edit is based on. */
final class RuleHeader {
    private static final Pattern LINE =
            Pattern.compile("\\A# Switchroom rules, version ([0-9]{1,9})\\b[^\\n]*(?:\\n|\\z)");

    private RuleHeader() {}

    /** Empty when the text does not say. */
    static OptionalInt version(String text) {
        Matcher line = LINE.matcher(text);
        return line.find() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
    }

    /** The text under the header of a version. */
    static String with(String text, int version) {
        String header = "# Switchroom rules, version " + version
                + ". Leave this line as it is: it tells what an edit is based on.\n";
        return header + LINE.matcher(text).replaceFirst("");
    }
}
