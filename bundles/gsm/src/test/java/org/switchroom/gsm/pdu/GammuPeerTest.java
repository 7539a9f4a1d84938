package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Our PDUs read by gammu, gammu's read by us. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GammuPeerTest {
    private Peer gammu;

    @BeforeAll
    void start() {
        gammu = new Peer(
                List.of("/usr/bin/python3", "src/test/peers/gammu_pdu.py"),
                "Debian's python3-gammu is missing. As root: ./switchroom peers");
    }

    @AfterAll
    void stop() {
        gammu.close();
    }

    private static String coding(String text) {
        return SmsPlan.of(text).alphabet() == Alphabet.GSM_7 ? "gsm7" : "ucs2";
    }

    /** Without the form feed, which it lacks, and the tilde, which it takes for a sign of its own in UCS-2. */
    private static Stream<String> texts() {
        Random random = new Random(1420);
        return Stream.concat(
                Texts.AWKWARD.stream(),
                Stream.generate(() -> Texts.random(random).replace('\f', '-').replace('~', '-'))
                        .filter(text -> !text.isEmpty())
                        .limit(300));
    }

    @Test
    void gammu_reads_what_we_write() {
        texts().forEach(text -> {
            SmsPlan plan = SmsPlan.of(text);
            List<UserData> parts = plan.userData(0xA7, false);
            StringBuilder read = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                Submit submit = new Submit(
                        Optional.of(SmsAddress.ofNumber("+436640501")),
                        0,
                        SmsAddress.ofNumber("+436641234567"),
                        0,
                        DataCoding.of(plan.alphabet()),
                        Validity.UNLIMITED,
                        Submit.Flags.NONE,
                        parts.get(i));
                String[] answer = gammu.ask("decode", submit.encode().hex()).split("\\|", -1);
                assertThat(answer[0]).as(text).isEqualTo("Submit");
                assertThat(answer[1]).isEqualTo("+436641234567");
                assertThat(answer[3]).isEqualTo(parts.size() == 1 ? "-" : 0xA7 + "/" + parts.size() + "/" + (i + 1));
                assertThat(answer[4]).isEqualTo("+436640501");
                read.append(Peer.text(answer[2]));
            }
            assertThat(read).hasToString(text);
        });
    }

    @Test
    void we_read_what_gammu_writes() {
        texts().forEach(text -> {
            String[] pdus = gammu.ask("encode", "+436641234567", Peer.hex(text), coding(text))
                    .split(",");

            List<Submit> read =
                    Arrays.stream(pdus).map(pdu -> (Submit) SmsPdu.decode(pdu)).toList();

            assertThat(read)
                    .allSatisfy(submit -> assertThat(submit.to().written()).isEqualTo("+436641234567"));
            assertThat(read.stream().map(submit -> submit.userData().text()).collect(Collectors.joining()))
                    .isEqualTo(text);
        });
    }

    @Test
    void gammu_counts_as_many_messages() {
        texts().forEach(text -> {
            SmsPlan plan = SmsPlan.of(text);

            assertThat(gammu.ask("count", Peer.hex(text), coding(text)))
                    .as(text)
                    .isEqualTo(plan.parts().size() + " " + plan.left());
        });
    }

    private static Submit octets(UserData data) {
        return new Submit(
                Optional.empty(),
                0,
                SmsAddress.ofNumber("+436641234567"),
                0,
                DataCoding.EIGHT_BIT,
                Validity.UNLIMITED,
                Submit.Flags.REPORT,
                data);
    }

    @Test
    void gammu_reads_our_octets_every_one_of_them() {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, 256).forEach(octet -> all.append("%02x".formatted(octet)));
        for (String hex : List.of(all.substring(0, 280), all.substring(232), "00", "1b1b")) {
            Submit submit = octets(UserData.of(Octets.ofHex(hex)));

            assertThat(gammu.ask("octets", submit.encode().hex())).isEqualTo("8bit||" + hex + "|-1");
        }
    }

    @Test
    void gammu_reads_a_header_of_any_elements_as_it_was_given() {
        for (String header : List.of("0605040b8423f0", "0b0504158a000000037a0201", "0500032e0201")) {
            String octets = "c0ffee00" + "7f".repeat(100);
            Submit submit = octets(UserData.headed(Octets.ofHex(header + octets)));

            assertThat(gammu.ask("octets", submit.encode().hex())).isEqualTo("8bit|" + header + "|" + octets + "|-1");
        }
    }

    @Test
    void gammu_sees_the_flash() {
        Submit submit = new Submit(
                Optional.empty(),
                0,
                SmsAddress.ofNumber("+436641234567"),
                0,
                DataCoding.flash(Alphabet.UCS_2),
                Validity.UNLIMITED,
                Submit.Flags.NONE,
                UserData.of("Блиц"));

        assertThat(gammu.ask("decode", submit.encode().hex()).split("\\|")[5]).isEqualTo("0");
    }
}
