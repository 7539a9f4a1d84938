package org.switchroom.sip.agent;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Where tags, branches and nonces come from; nobody can guess the next. Any thread. */
@FunctionalInterface
public interface Tokens {
    String next();

    static Tokens secure() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] octets = new byte[8];
            random.nextBytes(octets);
            return HexFormat.of().formatHex(octets);
        };
    }
}
