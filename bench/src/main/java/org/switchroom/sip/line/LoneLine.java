package org.switchroom.sip.line;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.phone.PhoneLine;
import org.switchroom.sip.message.Codec;
import org.switchroom.sip.rtp.SoundDesk;

/** A line as its file would make it, without a container; in the product's package, because nobody else may make one. */
public final class LoneLine implements AutoCloseable {
    private final SoundDesk sound = new SoundDesk();
    private final SipLine line;

    public LoneLine(String host, int port, int channels) {
        LineSettings settings = new LineSettings(
                "bench",
                host,
                port,
                false,
                host + ":" + port,
                "4311111",
                Optional.empty(),
                "4311111",
                true,
                Duration.ofSeconds(300),
                Duration.ofSeconds(30),
                List.of(Codec.PCMA),
                channels,
                Duration.ZERO,
                "",
                0,
                "",
                new LineSettings.PortRange(0, 0));
        line = new SipLine(settings, sound, Clock.systemUTC());
    }

    public PhoneLine line() {
        return line;
    }

    @Override
    public void close() {
        line.close();
        sound.close();
    }
}
