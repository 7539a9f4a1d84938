package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Our PDUs read by npm's node-pdu, its PDUs read by us. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NodePduPeerTest {
    private static final String MISSING = "npm's node-pdu is missing. As root: ./switchroom peers";

    private Peer node;

    @BeforeAll
    void start() {
        Path module = Path.of("target/peers/node_modules/node-pdu").toAbsolutePath();
        assertThat(Files.isDirectory(module)).as(MISSING).isTrue();
        node = new Peer(List.of("node", "src/test/peers/node_pdu.cjs", module.toString()), MISSING);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    /** Without the two characters that its table has otherwise than the standard: the paragraph sign, the form feed. */
    private static Stream<String> texts() {
        Random random = new Random(211);
        return Stream.concat(
                        Texts.AWKWARD.stream(),
                        Stream.generate(() -> Texts.random(random))
                                .filter(text -> !text.isEmpty())
                                .limit(300))
                .map(text -> text.replace('§', '-').replace('\f', '-'));
    }

    @Test
    void node_pdu_reads_what_we_write() {
        texts().forEach(text -> {
            SmsPlan plan = SmsPlan.of(text, true);
            List<UserData> parts = plan.userData(0x1234, true);
            StringBuilder read = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                Submit submit = new Submit(
                        Optional.empty(),
                        0,
                        SmsAddress.ofNumber("+436641234567"),
                        0,
                        DataCoding.of(plan.alphabet()),
                        Validity.UNLIMITED,
                        Submit.Flags.NONE,
                        parts.get(i));
                String[] answer = node.ask("decode", submit.encode().hex()).split("\\|", -1);
                assertThat(answer[0]).as(text).isEqualTo("Submit");
                assertThat(answer[1]).isEqualTo("436641234567");
                assertThat(answer[3]).isEqualTo(parts.size() == 1 ? "-" : 0x1234 + "/" + parts.size() + "/" + (i + 1));
                read.append(Peer.text(answer[2]));
            }
            assertThat(read).hasToString(text);
        });
    }

    @Test
    void we_read_what_node_pdu_writes() {
        texts().forEach(text -> {
            String[] pdus = node.ask("encode", "+436641234567", Peer.hex(text)).split(",");

            List<Submit> read =
                    Arrays.stream(pdus).map(pdu -> (Submit) SmsPdu.decode(pdu)).toList();

            assertThat(read)
                    .allSatisfy(submit -> assertThat(submit.to().written()).isEqualTo("+436641234567"));
            assertThat(read.stream().map(submit -> submit.userData().text()).collect(Collectors.joining()))
                    .isEqualTo(text);
        });
    }

    @Test
    void both_read_a_status_report_alike() {
        String pdu = "0791538375000075061805810531F1019082416500400190824165004000";

        assertThat(node.ask("decode", pdu)).isEqualTo("Report|50131||-|24|0");
        assertThat(((StatusReport) SmsPdu.decode(pdu)).reference()).isEqualTo(24);
    }
}
