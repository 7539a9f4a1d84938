package org.switchroom.testkit.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail as it came over the wire.
 *
 * @param from the envelope's sender, without brackets; empty for the null path
 * @param to the envelope's recipients that were taken, without brackets
 * @param raw header and body, lines ended by CR LF, dots unstuffed; one character a byte
 * @param connection which connection brought it, counted from 1
 * @param acknowledged false when its end of data was not answered with a 250
 */
public record ReceivedMail(String from, List<String> to, String raw, int connection, boolean acknowledged) {
    public ReceivedMail {
        to = List.copyOf(to);
    }

    ReceivedMail acknowledge() {
        return new ReceivedMail(from, to, raw, connection, true);
    }

    /** The first header field of this name, unfolded (RFC 5322 §2.2.3), not decoded. */
    public Optional<String> header(String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        String unfolded = head().replaceAll("\r\n([ \t])", "$1");
        return unfolded.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                .map(line -> line.substring(wanted.length()).strip())
                .findFirst();
    }

    /** What follows the header, as it came. */
    public String body() {
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? "" : raw.substring(end + 4);
    }

    private String head() {
        int end = raw.indexOf("\r\n\r\n");
        return end < 0 ? raw : raw.substring(0, end);
    }
}
