package org.switchroom.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar that headers share: lists and parameters, with what is in quotes or angle brackets left alone. */
public final class Parameters {
    private Parameters() {}

    /** The parameter behind a name-addr or a Via; empty text when it has no value. Not those inside of the URI. */
    public static Optional<String> of(String value, String name) {
        List<String> parts = split(value, ';');
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            String found = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (found.equalsIgnoreCase(name)) {
                return Optional.of(
                        equals < 0 ? "" : unquoted(part.substring(equals + 1).strip()));
            }
        }
        return Optional.empty();
    }

    /** At least one element. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '>') {
                bracketed = false;
            } else if (c == separator && !bracketed) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }

    static String unquoted(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                i++;
                c = text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The URI of a name-addr or addr-spec (RFC 3261 §20.10): what is in brackets, else all before the first parameter. */
    public static String uri(String value) {
        int open = -1;
        boolean quoted = false;
        for (int i = 0; i < value.length() && open < 0; i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                open = i;
            }
        }
        if (open >= 0) {
            int close = value.indexOf('>', open);
            return close < 0 ? "" : value.substring(open + 1, close).strip();
        }
        return split(value, ';').get(0).strip();
    }
}
