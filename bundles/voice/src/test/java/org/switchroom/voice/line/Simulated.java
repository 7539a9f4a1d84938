package org.switchroom.voice.line;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.switchroom.testkit.voice.SimulatedVoiceModem;
import org.switchroom.transport.Health;

/** Lines to the simulated modem of the testkit. */
final class Simulated {
    static final String PID = "org.switchroom.transport.voice~1";

    private Simulated() {}

    /** Over TCP, without a pace. */
    static VoiceLine line(SimulatedVoiceModem modem, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(
                Map.of("line", "tcp", "host", modem.host(), "port", modem.port(), "dial_country", "43", "pace", 0));
        values.putAll(more);
        return new VoiceLine(VoiceSettings.read(PID, Configs.of(values)), Clock.systemUTC());
    }

    static VoiceLine ready(VoiceLine line) {
        await().until(() -> line.health().state() == Health.State.UP);
        return line;
    }
}
