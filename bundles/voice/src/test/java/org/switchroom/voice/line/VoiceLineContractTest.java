package org.switchroom.voice.line;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.switchroom.phone.PhoneLine;
import org.switchroom.testkit.phone.PhoneLineContract;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.testkit.voice.SimulatedVoiceModem;
import org.switchroom.testkit.voice.VoiceScript;

/** In real time, over TCP, to a modem of either kind. */
final class VoiceLineContractTest {
    abstract static class Contract implements PhoneLineContract {
        private final Whistle station = new Whistle(0);
        private final SimulatedVoiceModem modem = SimulatedVoiceModem.start()
                .stations(() -> station)
                .number("01001", new VoiceScript().result("BUSY"))
                .number("01002", new VoiceScript().neverAnswers())
                .number("01003", new VoiceScript().hangsUpAfter(600));
        private final VoiceLine line;

        Contract(boolean bothWays) {
            if (!bothWays) {
                modem.oneWayAtATime();
            }
            line = Simulated.line(modem, Map.of());
        }

        @AfterEach
        void end() {
            line.close();
            modem.close();
        }

        @Override
        public PhoneLine line() {
            return Simulated.ready(line);
        }

        @Override
        public Whistle station() {
            return station;
        }

        @Override
        public String picksUp() {
            return "+431000";
        }

        @Override
        public String busy() {
            return "+431001";
        }

        @Override
        public String neverAnswers() {
            return "+431002";
        }

        @Override
        public String hangsUp() {
            return "+431003";
        }
    }

    @Nested
    final class BothWaysAtOnce extends Contract {
        BothWaysAtOnce() {
            super(true);
        }
    }

    @Nested
    final class OneWayAtATime extends Contract {
        OneWayAtATime() {
            super(false);
        }
    }
}
