package org.switchroom.sip.line;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses in digits, read without asking a name server. */
final class Numeric {
    private Numeric() {}

    static Optional<InetAddress> address(String text) {
        try {
            if (text.contains(":")) {
                return Optional.of(InetAddress.getByName("[" + text + "]"));
            }
            String[] parts = text.split("\\.", -1);
            if (parts.length != 4) {
                return Optional.empty();
            }
            byte[] octets = new byte[4];
            for (int i = 0; i < 4; i++) {
                if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                    return Optional.empty();
                }
                octets[i] = (byte) Integer.parseInt(parts[i]);
            }
            return Optional.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException unreadable) {
            return Optional.empty();
        }
    }
}
