package org.switchroom.dc09.sender;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a station's receiver is, such as {@code tcp:alarm.example.org:12300}. */
public record ReceiverAddress(boolean udp, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(tcp|udp):(\\[[0-9A-Fa-f:.%]+\\]|[A-Za-z0-9._-]+):([0-9]{1,5})");

    /** Empty when it has another form. */
    public static Optional<ReceiverAddress> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) < 1 || Integer.parseInt(parts.group(3)) > 65_535) {
            return Optional.empty();
        }
        return Optional.of(
                new ReceiverAddress(parts.group(1).equals("udp"), parts.group(2), Integer.parseInt(parts.group(3))));
    }

    @Override
    public String toString() {
        return (udp ? "udp:" : "tcp:") + host + ":" + port;
    }
}
