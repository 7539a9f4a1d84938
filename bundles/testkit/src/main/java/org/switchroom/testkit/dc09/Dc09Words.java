package org.switchroom.testkit.dc09;

import java.time.Instant;
import java.util.Optional;

/**
 * What a frame said.
 *
 * @param id without the asterisk of a cipher
 * @param prefix receiver and line as they were written, such as {@code R1L0}
 * @param data between the brackets, decrypted
 * @param rawCrc true when the CRC was two bytes
 */
public record Dc09Words(
        String id,
        boolean encrypted,
        int sequence,
        String prefix,
        Optional<String> account,
        String data,
        Optional<Instant> time,
        boolean rawCrc) {}
