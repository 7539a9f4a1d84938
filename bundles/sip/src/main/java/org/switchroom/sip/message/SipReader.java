package org.switchroom.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads messages off the wire (RFC 3261 §7), within limits, whatever is sent. */
public final class SipReader {
    /** One datagram holds no more. */
    public static final int LONGEST = 65_535;

    private static final int MOST_HEADERS = 200;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]{1,64}");
    /** RFC 3261 §7.3.3 and RFC 4028 §4. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("v", "Via"),
            Map.entry("f", "From"),
            Map.entry("t", "To"),
            Map.entry("i", "Call-ID"),
            Map.entry("m", "Contact"),
            Map.entry("l", "Content-Length"),
            Map.entry("c", "Content-Type"),
            Map.entry("e", "Content-Encoding"),
            Map.entry("k", "Supported"),
            Map.entry("s", "Subject"),
            Map.entry("x", "Session-Expires"));

    private SipReader() {}

    /**
     * A whole message, as a datagram has it.
     *
     * @throws BadSip when it is none; nothing else is thrown
     */
    public static SipMessage read(byte[] octets) {
        if (octets.length > LONGEST) {
            throw new BadSip("longer than " + LONGEST + " octets");
        }
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int end = endOfHead(text);
        if (end < 0) {
            throw new BadSip("no empty line after the headers");
        }
        SipMessage head = head(text.substring(0, end));
        String rest = text.substring(end);
        int length = length(head).orElse(rest.length());
        if (length > rest.length()) {
            throw new BadSip("Content-Length says " + length + ", and " + rest.length() + " octets came");
        }
        return new SipMessage(head.start(), head.headers(), rest.substring(0, length));
    }

    /** Behind the empty line; -1 when there is none. */
    static int endOfHead(String text) {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? -1 : end + 4;
    }

    static OptionalInt length(SipMessage head) {
        List<String> lengths = head.lines("Content-Length");
        if (lengths.isEmpty()) {
            return OptionalInt.empty();
        }
        String said = lengths.get(0).strip();
        if (!said.matches("[0-9]{1,6}") || !lengths.stream().map(String::strip).allMatch(said::equals)) {
            throw new BadSip("Content-Length is no number");
        }
        return OptionalInt.of(Integer.parseInt(said));
    }

    /** @param text up to and with the empty line */
    static SipMessage head(String text) {
        String[] lines = text.split("\r\n", -1);
        Start start = start(lines[0]);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            char first = lines[i].charAt(0);
            if (first == ' ' || first == '\t') {
                fold(headers, lines[i]);
            } else {
                headers.add(header(lines[i]));
            }
            if (headers.size() > MOST_HEADERS) {
                throw new BadSip("more than " + MOST_HEADERS + " headers");
            }
        }
        return new SipMessage(start, headers, "");
    }

    private static void fold(List<Header> headers, String line) {
        if (headers.isEmpty()) {
            throw new BadSip("a folded line before the first header");
        }
        Header last = headers.remove(headers.size() - 1);
        headers.add(new Header(last.name(), clean((last.value() + " " + line.strip()).strip())));
    }

    private static Start start(String line) {
        String[] words = line.split(" ", 3);
        if (words.length < 2) {
            throw new BadSip("the first line is neither request nor status");
        }
        if (words[0].equalsIgnoreCase("SIP/2.0")) {
            if (!words[1].matches("[1-6][0-9]{2}")) {
                throw new BadSip("the status is no number from 100 to 699");
            }
            return new Start.Status(Integer.parseInt(words[1]), words.length == 3 ? clean(words[2]) : "");
        }
        if (words.length != 3
                || !words[2].equalsIgnoreCase("SIP/2.0")
                || !TOKEN.matcher(words[0]).matches()) {
            throw new BadSip("the first line is neither request nor status");
        }
        return new Start.Request(words[0], clean(words[1]));
    }

    private static Header header(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip();
        if (!TOKEN.matcher(name).matches()) {
            throw new BadSip("a header without name");
        }
        String known = SHORT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        return new Header(known, clean(line.substring(colon + 1).strip()));
    }

    /** What we repeat in an answer must not end a line there. */
    private static String clean(String text) {
        boolean sound = text.chars().allMatch(c -> c >= ' ' && c != 0x7F || c == '\t');
        if (!sound) {
            throw new BadSip("a control character in a line");
        }
        return text;
    }
}
