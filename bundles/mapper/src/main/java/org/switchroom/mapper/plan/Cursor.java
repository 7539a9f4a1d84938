package org.switchroom.mapper.plan;

import com.jayway.jsonpath.JsonPath;

/** A place in one line of a mapping. Blanks between words do not matter. */
final class Cursor {
    private static final int LONGEST_PATH = 1_000;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    /** Counts from 1, for people. */
    int column() {
        return at + 1;
    }

    boolean atEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at >= text.length();
    }

    boolean sees(char wanted) {
        return !atEnd() && text.charAt(at) == wanted;
    }

    boolean takes(char wanted) {
        if (!sees(wanted)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted) throws Unmappable {
        if (!takes(wanted)) {
            throw new Unmappable("expected " + wanted + ", found " + rest(), "See docs/mappings.md");
        }
    }

    /** Letters, digits and what stands within names: {@code . _ - / :}. */
    String word() throws Unmappable {
        atEnd();
        int from = at;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw new Unmappable("expected a word, found " + rest(), "Other text stands in quotes: \"…\"");
        }
        return text.substring(from, at);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || "._-/:".indexOf(c) >= 0;
    }

    int number() throws Unmappable {
        String word = word();
        if (!word.matches("[1-9][0-9]{0,4}")) {
            throw new Unmappable("'" + Quoted.of(word) + "' is no count from 1", "Write a number from 1 to 99999");
        }
        return Integer.parseInt(word);
    }

    /** A text in quotes, or a word. */
    String value() throws Unmappable {
        return sees('"') ? quoted() : word();
    }

    String quoted() throws Unmappable {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                value.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case '"', '\\' -> escaped;
                            default ->
                                throw new Unmappable(
                                        "\\" + escaped + " stands for nothing", "Known are \\n, \\t, \\\" and \\\\");
                        });
            } else {
                value.append(c);
            }
        }
        throw new Unmappable("a text in quotes does not end", "Close it with \"");
    }

    /** Up to the first blank, + or | that stands in no bracket and no quotes. */
    JsonPath path() throws Unmappable {
        int from = at;
        int depth = 0;
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[' || c == '(') {
                depth++;
            } else if (c == ']' || c == ')') {
                depth--;
            } else if (depth <= 0 && (Character.isWhitespace(c) || c == '+' || c == '|')) {
                break;
            }
        }
        at = Math.min(at, text.length());
        String path = text.substring(from, at);
        if (depth != 0 || quote != 0) {
            throw new Unmappable(
                    "'" + Quoted.of(path) + "' is no JSONPath: a bracket or quote is left open", "Close it");
        }
        if (path.length() > LONGEST_PATH) {
            throw new Unmappable("a JSONPath has at most " + LONGEST_PATH + " characters", "Shorten it");
        }
        try {
            return JsonPath.compile(path);
        } catch (RuntimeException e) {
            // Deliberate: the compiler of paths does not find every mistake itself, it stumbles over some.
            throw new Unmappable(
                    "'" + Quoted.of(path) + "' is no JSONPath: " + e.getMessage(),
                    "Write it like $.order.lines[0].text");
        }
    }

    private String rest() {
        return atEnd() ? "the end" : "'" + Quoted.of(text.substring(at)) + "'";
    }
}
