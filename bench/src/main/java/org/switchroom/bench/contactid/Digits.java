package org.switchroom.bench.contactid;

import java.util.Random;
import org.switchroom.contactid.ContactId;
import org.switchroom.phone.CallAudio;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/**
 * Messages in noise 15 dB below, their frequencies 1.5 % off and one tone of each digit louder than the other, at the
 * simulated station: the decoder of the tests, which all figures of calls rest on.
 */
final class Digits {
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final double MOST_ERRORS = 0.001;

    private Digits() {}

    static int measure(int messages, long seed) {
        double[][] ways = {{0, 0}, {1.5, 8}, {-1.5, 8}, {1.5, -4}, {-1.5, -4}};
        int status = 0;
        for (double[] way : ways) {
            int missed = 0;
            int wrong = 0;
            Random random = new Random(seed);
            for (int i = 0; i < messages; i++) {
                String keys = Call.message(random.nextInt(10_000_000)).keys();
                CentralStation station = new CentralStation(new StationScript()
                        .handshake(StationScript.Handshake.NONE)
                        .kissOff(100, 0));
                hear(station, said(keys, 1 + way[0] / 100, way[1], random));
                boolean right = station.refused().contains(keys);
                missed += right ? 0 : 1;
                wrong += station.refused().stream().anyMatch(other -> !other.equals(keys) && valid(other)) ? 1 : 0;
            }
            boolean met = missed <= MOST_ERRORS * messages && wrong == 0;
            System.out.printf(
                    "contactid decoder at 15 dB, %+.1f %%, low group %+.0f dB: %d messages, %d missed (%.3f %%), %d"
                            + " wrong but valid, limit<=%.1f %% and 0:%s seed=%d%n",
                    way[0],
                    way[1],
                    messages,
                    missed,
                    100.0 * missed / messages,
                    wrong,
                    100 * MOST_ERRORS,
                    ContactIdFigures.verdict(met),
                    seed);
            status = met ? status : 1;
        }
        return status;
    }

    private static boolean valid(String keys) {
        try {
            return !ContactId.ofKeys(keys).digits().isEmpty();
        } catch (RuntimeException notAMessage) {
            return false;
        }
    }

    private static void hear(CentralStation station, short[] sound) {
        station.answered();
        short[] heard = new short[CallAudio.SAMPLES];
        for (int at = 0; at + heard.length <= sound.length; at += heard.length) {
            System.arraycopy(sound, at, heard, 0, heard.length);
            station.frame(heard, new short[CallAudio.SAMPLES]);
        }
    }

    /** Each digit 50 ms on and off, the noise 15 dB below both of its tones together. */
    private static short[] said(String keys, double drift, double lowLouder, Random random) {
        double low = 6000 * Math.pow(10, Math.max(0, lowLouder) / 20 - 0.4);
        double high = low / Math.pow(10, lowLouder / 20);
        double noise = Math.sqrt((low * low + high * high) / 2 / Math.pow(10, 1.5));
        short[] sound = new short[keys.length() * 800 + 2400];
        for (int i = 0; i < sound.length; i++) {
            double sample = noise * random.nextGaussian();
            int digit = (i - 800) / 800;
            if (i >= 800 && digit < keys.length() && (i - 800) % 800 < 400) {
                int key = KEYS.indexOf(keys.charAt(digit));
                sample += low * Math.sin(2 * Math.PI * ROWS[key / 4] * drift * i / 8000)
                        + high * Math.sin(2 * Math.PI * COLUMNS[key % 4] * drift * i / 8000);
            }
            sound[i] = (short) Math.max(-32768, Math.min(32767, Math.round(sample)));
        }
        return sound;
    }
}
