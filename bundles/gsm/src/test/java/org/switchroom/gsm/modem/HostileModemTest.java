package org.switchroom.gsm.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a modem says, the driver neither fails nor hangs nor grows. The seed is fixed. */
final class HostileModemTest {
    private static final int WORDS_OF_A_LIFE = 500;
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    private static final List<String> WORDS = List.of(
            "OK",
            "ERROR",
            "+CMS ERROR: 38",
            "+CMS ERROR: x",
            "+CME ERROR: 10",
            "+CME ERROR",
            "> ",
            ">",
            "+CMGS: 7",
            "+CMGS: ",
            "+CMGS: 99999999999",
            "+CMT: ,31",
            "+CDS: 25",
            "+CMTI: \"SM\",4",
            "+CDSI: \"SR\",999999999999",
            "+CREG: 0,1",
            "+CREG: 2",
            "+CREG: ,,,",
            "+CSQ: 99,99",
            "+CSQ: -",
            "+CSQ:",
            "+CNMI: ",
            "+CNMI: 2,2,0,1,0",
            "+CPIN: READY",
            "+CPIN: SIM PUK",
            "+CPIN:",
            "RDY",
            "+CMGL: 1,1,,31",
            "+CMGL: 99999,9",
            "+CMGL:",
            "+CSCA: \"",
            "+COPS: 0,0,\"\"",
            "AT",
            "^BOOT:1",
            "\u001A",
            "\u001B",
            "\u0000",
            "\u00FF",
            "07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07",
            "0791",
            "FF".repeat(900));

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int word = random.nextInt(4); word >= 0; word--) {
            text.append(random.nextInt(3) == 0 ? "" : "\r\n");
            String each = WORDS.get(random.nextInt(WORDS.size()));
            text.append(random.nextInt(6) == 0 ? each.substring(0, random.nextInt(each.length() + 1)) : each);
            text.append(random.nextInt(4) == 0 ? "" : "\r\n");
        }
        return text.toString();
    }

    @Test
    void hostile_words_break_nothing_and_every_message_gets_its_answer() {
        Random random = new Random(Long.getLong("fuzz.seed", 1971));
        int works = 0;
        for (int life = 0; life < INPUTS / WORDS_OF_A_LIFE; life++) {
            PaperModem modem = PaperModem.usual();
            modem.start();
            List<Long> asked = new ArrayList<>();
            for (int i = 0; i < WORDS_OF_A_LIFE; i++) {
                if (random.nextInt(20) == 0) {
                    long id = i;
                    modem.send(id);
                    asked.add(id);
                }
                modem.answers.put("PDU", random.nextBoolean() ? "" : "\r\n+CMGS: 7\r\n" + PaperModem.OK);
                modem.says(hostile(random));
                if (random.nextInt(10) == 0) {
                    modem.pass(Duration.ofMillis(random.nextInt(9_000)));
                }
                works += modem.machine.status().isWorking() ? 1 : 0;
            }
            modem.pass(Duration.ofMinutes(5));
            for (long id : asked) {
                assertThat(modem.outcome(id))
                        .as("life %s, message %s", life, id)
                        .isPresent();
            }
            // And it works as soon as the modem does.
            modem.says("\r\n");
            modem.pass(Duration.ofMinutes(5));
            assertThat(modem.machine.status().rung()).as("life %s", life).isEqualTo(Rung.WORKING);
        }
        assertThat(works)
                .as("it is not out of service all the time, or nothing was shown")
                .isGreaterThan(INPUTS / 10);
    }

    @Test
    void a_line_without_end_takes_no_memory() {
        AtReader reader = new AtReader();
        List<String> lines = new ArrayList<>();
        AtReader.Sink sink = new AtReader.Sink() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void prompt() {
                lines.add("prompt");
            }
        };

        byte[] flood = "x".repeat(64_000).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 1_000; i++) {
            reader.read(flood, sink);
        }
        reader.read("\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII), sink);

        assertThat(lines).containsExactly("OK");
    }
}
