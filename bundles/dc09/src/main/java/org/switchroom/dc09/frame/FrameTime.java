package org.switchroom.dc09.frame;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** {@code HH:MM:SS,MM-DD-YYYY} in UTC. */
final class FrameTime {
    static final int LENGTH = 19;
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("HH:mm:ss,MM-dd-uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private FrameTime() {}

    static String write(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }

    static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
