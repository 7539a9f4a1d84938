package org.switchroom.testkit.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message as lines of text; enough for one who knows what it will be sent. */
final class SipText {
    private final List<String> lines = new ArrayList<>();
    private String body = "";

    static SipText parse(String text) {
        SipText parsed = new SipText();
        int blank = text.indexOf("\r\n\r\n");
        parsed.lines.addAll(List.of((blank < 0 ? text : text.substring(0, blank)).split("\r\n")));
        parsed.body = blank < 0 ? "" : text.substring(blank + 4);
        return parsed;
    }

    static SipText starting(String line) {
        SipText made = new SipText();
        made.lines.add(line);
        return made;
    }

    /** @param tag of the one who answers; empty for none */
    SipText answer(int code, String reason, String tag) {
        SipText answer = starting("SIP/2.0 " + code + " " + reason);
        for (String line : lines.subList(1, lines.size())) {
            String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
            if (name.equals("via") || name.equals("from") || name.equals("call-id") || name.equals("cseq")) {
                answer.lines.add(line);
            } else if (name.equals("to")) {
                answer.lines.add(line.contains(";tag=") || tag.isEmpty() ? line : line + ";tag=" + tag);
            }
        }
        return answer;
    }

    SipText add(String line) {
        lines.add(line);
        return this;
    }

    SipText sdp(String text) {
        body = text;
        return add("Content-Type: application/sdp");
    }

    String start() {
        return lines.get(0);
    }

    boolean isRequest() {
        return !start().startsWith("SIP/2.0 ");
    }

    String method() {
        return start().split(" ")[0];
    }

    int status() {
        return Integer.parseInt(start().split(" ")[1]);
    }

    String body() {
        return body;
    }

    /** The first value of this name; empty when there is none. */
    String value(String name) {
        for (String line : lines) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    /** What stands between two texts in the message; empty when they are not there. */
    static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        if (from < 0) {
            return "";
        }
        int to = text.indexOf(end, from + begin.length());
        return text.substring(from + begin.length(), to < 0 ? text.length() : to);
    }

    byte[] octets() {
        return (String.join("\r\n", lines) + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return start();
    }
}
