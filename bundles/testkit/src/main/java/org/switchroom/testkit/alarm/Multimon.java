package org.switchroom.testkit.alarm;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Debian's multimon-ng, which hears DTMF and shares no code with ours. */
public final class Multimon {
    /** What it takes for a sample rate, in units that ours divides: 441 of its samples are 160 of ours. */
    private static final int ITS = 441;

    private static final int OURS = 160;

    private Multimon() {}

    /** The keys that it hears in the sound, 8,000 samples a second. */
    public static String hear(short[] samples) throws IOException, InterruptedException {
        Process multimon;
        try {
            multimon = new ProcessBuilder("multimon-ng", "-q", "-c", "-a", "DTMF", "-t", "raw", "-")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("Debian's multimon-ng is missing. As root: ./switchroom peers", missing);
        }
        byte[] sound = resampled(samples);
        Thread mouth = new Thread(() -> say(multimon, sound), "multimon");
        mouth.setDaemon(true);
        mouth.start();
        String heard = new String(multimon.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!multimon.waitFor(60, TimeUnit.SECONDS)) {
            multimon.destroyForcibly();
            throw new AssertionError("multimon-ng does not end");
        }
        return heard.lines()
                .filter(line -> line.startsWith("DTMF: "))
                .map(line -> line.substring(6).strip())
                .collect(Collectors.joining());
    }

    private static void say(Process multimon, byte[] sound) {
        try (OutputStream in = multimon.getOutputStream()) {
            in.write(sound);
        } catch (IOException ended) {
            // What it heard before is what it says.
            multimon.destroy();
        }
    }

    /** From 8,000 to 22,050 samples a second: the band-limited sound between ours. */
    private static byte[] resampled(short[] samples) {
        int count = (int) ((long) samples.length * ITS / OURS);
        ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            double at = (double) i * OURS / ITS;
            double sum = 0;
            for (int near = Math.max(0, (int) at - 15); near < Math.min(samples.length, (int) at + 16); near++) {
                double away = near - at;
                double window = (1 + Math.cos(Math.PI * away / 16)) / 2;
                sum += samples[near] * window * (away == 0 ? 1 : Math.sin(Math.PI * away) / (Math.PI * away));
            }
            bytes.putShort((short) Math.max(-32768, Math.min(32767, Math.round(sum))));
        }
        return bytes.array();
    }
}
