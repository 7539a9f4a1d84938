package org.switchroom.dc09.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Properties over many inputs; the seed is fixed, so that a failure comes again. */
final class HostileFramesTest {
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    private static final List<String> DATA = List.of(
            "#1234|1130 01 015",
            "|3401 02 003",
            "#1234|Nri1/BA01^Front^/id2/CL0",
            "#123456|Nri1CL0^VX FRONTE ^",
            "36214|NRP|Atext",
            "#0000|0000 00 000");

    private final FrameCipher cipher = new FrameCipher(Vectors.KEY_128);

    @Test
    void hostile_bytes_are_frames_or_damage_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 909));
        AtomicInteger sound = new AtomicInteger();
        AtomicInteger damaged = new AtomicInteger();
        FrameSplitter splitter = new FrameSplitter(Frame.LONGEST);
        for (int i = 0; i < INPUTS; i++) {
            byte[] hostile = hostile(random);
            splitter.put(hostile, 0, hostile.length, read -> {
                read.fold(
                        frame -> {
                            // What was understood is written as it came, but for the case of its head.
                            byte[] again = frame.bytes();
                            assertThat(FrameTest.sound(java.util.Arrays.copyOfRange(again, 1, again.length - 1)))
                                    .isEqualTo(frame);
                            understand(frame);
                            return sound.incrementAndGet();
                        },
                        harm -> {
                            assertThat(harm.words()).isNotBlank();
                            return damaged.incrementAndGet();
                        });
            });
            assertThat(splitter.held()).isLessThan(Frame.LONGEST + 20);
        }
        // Both happen, or the inputs would show nothing.
        assertThat(sound.get()).isGreaterThan(INPUTS / 20);
        assertThat(damaged.get()).isGreaterThan(INPUTS / 20);
    }

    @Test
    void hostile_data_is_understood_or_not_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 77));
        int understood = 0;
        for (int i = 0; i < INPUTS; i++) {
            String data = damage(random, DATA.get(random.nextInt(DATA.size())));
            understood +=
                    ContactIdData.read(data).isPresent() || SiaData.read(data).isPresent() ? 1 : 0;
        }
        assertThat(understood).isBetween(INPUTS / 20, INPUTS - INPUTS / 20);
    }

    private void understand(Frame frame) {
        FrameContent.read(frame.content()).ifPresent(content -> {
            ContactIdData.read(content.data());
            SiaData.read(content.data());
            content.time();
            content.extra();
        });
        cipher.decrypt(frame.content());
    }

    private static byte[] hostile(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            return noise;
        }
        String vector = Vectors.ALL.get(random.nextInt(Vectors.ALL.size()));
        return switch (random.nextInt(4)) {
            case 0 -> ("\n" + vector + "\r").getBytes(Frame.CHARACTERS);
            case 1 -> ("\n" + damage(random, vector) + "\r").getBytes(Frame.CHARACTERS);
            // Damaged and its CRC made right, so that the rest of the reader sees it, too.
            case 2 -> resealed(damage(random, vector.substring(8)));
            default -> damage(random, "\n" + vector + "\r").getBytes(Frame.CHARACTERS);
        };
    }

    private static byte[] resealed(String text) {
        byte[] body = text.replace("\n", "").replace("\r", "").getBytes(Frame.CHARACTERS);
        int length = Math.min(body.length, Frame.LONGEST);
        return ("\n%04X0%03X".formatted(Crc16.of(body, 0, length), length)
                        + new String(body, 0, length, Frame.CHARACTERS)
                        + "\r")
                .getBytes(Frame.CHARACTERS);
    }

    private static String damage(Random random, String sound) {
        StringBuilder damaged = new StringBuilder(sound);
        for (int change = random.nextInt(4); change >= 0 && !damaged.isEmpty(); change--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(8)) {
                case 0 -> damaged.setLength(at);
                case 1 -> damaged.insert(at, "\"#[]|_^/".charAt(random.nextInt(8)));
                case 2 ->
                    damaged.insert(
                            at, String.valueOf((char) random.nextInt(256)).repeat(random.nextInt(300)));
                case 3 -> damaged.setCharAt(at, "\n\r\0\"[]|€".charAt(random.nextInt(8)));
                case 4 -> damaged.deleteCharAt(at);
                default -> damaged.setCharAt(at, Character.forDigit(random.nextInt(16), 16));
            }
        }
        return damaged.toString();
    }
}
