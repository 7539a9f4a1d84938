package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Properties over many inputs; the seed is fixed, so that a failure comes again. */
final class RandomPduTest {
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    /** Vectors to damage, one of each shape. */
    private static final List<String> SOUND = List.of(
            "0011000B914316565811F90000AA04E8373B0C",
            "0019000B914316565811F900000170520251930004E8373B0C",
            "07914346466554F601000B914316565811F9000806304253F68449",
            "07919730071111F1400B919746121611F10000811170021222230E06080412340201C8329BFD6601",
            "07919730071111F1400B919746121611F10000100161916233230E0500032E020240ED303D4C0F03",
            "0791538375000075061805810531F1019082416500400190824165004000",
            "000012D0CC323A9D2EB3D9E33200008111700212222304E8373B0C");

    @Test
    void what_is_written_is_read_back() {
        Random random = new Random(20261121);
        for (int i = 0; i < 5_000; i++) {
            String text = Texts.random(random);
            boolean wide = random.nextBoolean();
            SmsPlan plan = SmsPlan.of(text, wide);
            DataCoding coding = random.nextInt(4) == 0
                    ? DataCoding.ofClass(plan.alphabet(), random.nextInt(4))
                    : DataCoding.of(plan.alphabet());
            List<Submit> sent = plan.userData(random.nextInt(), wide).stream()
                    .map(data -> new Submit(
                            random.nextBoolean()
                                    ? Optional.of(SmsAddress.ofNumber("+43664" + random.nextInt(100_000)))
                                    : Optional.empty(),
                            random.nextInt(256),
                            SmsAddress.ofNumber((random.nextBoolean() ? "+" : "") + (1 + random.nextInt(999_999_999))),
                            random.nextInt(256),
                            coding,
                            random.nextBoolean()
                                    ? Validity.UNLIMITED
                                    : Validity.atMost(Duration.ofMinutes(random.nextInt(700_000))),
                            new Submit.Flags(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                            data))
                    .toList();

            List<Submit> read = sent.stream()
                    .map(each -> (Submit) SmsPdu.decode(each.encode().hex()))
                    .toList();

            assertThat(read).isEqualTo(sent);
            assertThat(read.stream().map(each -> each.userData().text()).collect(Collectors.joining()))
                    .isEqualTo(text);
        }
    }

    @Test
    void octets_are_written_and_read_back_as_they_are() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] octets = new byte[random.nextInt(134)];
            random.nextBytes(octets);
            UserData data = new UserData(
                    random.nextBoolean()
                            ? List.of()
                            : List.of(new Concatenation(random.nextInt(256), false, 3, 2).element()),
                    new UserData.Data(new Octets(octets)));
            Submit submit = new Submit(
                    Optional.empty(),
                    0,
                    SmsAddress.ofNumber("1"),
                    0,
                    DataCoding.EIGHT_BIT,
                    Validity.UNLIMITED,
                    Submit.Flags.NONE,
                    data);

            assertThat(SmsPdu.decode(submit.encode().hex())).isEqualTo(submit);
        }
    }

    @Test
    void hostile_inputs_are_read_or_refused_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 42));
        int read = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            String hostile = hostile(random);
            try {
                SmsPdu pdu = SmsPdu.decode(hostile);
                if (pdu instanceof Submit submit) {
                    // What was understood can be written, and is then understood the same way.
                    assertThat(SmsPdu.decode(submit.encode().hex())).as(hostile).isEqualTo(submit);
                } else if (pdu instanceof StatusReport report) {
                    assertThat(report.words()).isNotBlank();
                }
                read++;
            } catch (BadPdu expected) {
                assertThat(expected.getMessage()).isNotBlank();
                refused++;
            }
        }
        // Both happen, or the inputs would show nothing.
        assertThat(read).isGreaterThan(5_000);
        assertThat(refused).isGreaterThan(5_000);
    }

    private static String hostile(Random random) {
        if (random.nextInt(5) == 0) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            return new Octets(noise).toString();
        }
        StringBuilder damaged = new StringBuilder(SOUND.get(random.nextInt(SOUND.size())));
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(12)) {
                case 0 -> damaged.setLength(at);
                case 1 -> damaged.insert(at, "FF");
                case 2 -> damaged.setCharAt(at, "xg \u0000é".charAt(random.nextInt(5)));
                default -> damaged.setCharAt(at, Character.forDigit(random.nextInt(16), 16));
            }
            if (damaged.isEmpty()) {
                break;
            }
        }
        return damaged.toString();
    }
}
