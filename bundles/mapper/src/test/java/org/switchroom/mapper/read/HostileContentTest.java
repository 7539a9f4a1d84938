package org.switchroom.mapper.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Answer;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.PlanText;
import org.switchroom.mapping.Content.Format;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;

/** 100,000 contents and 100,000 mappings that nobody would send by mistake: each is answered, and no exception escapes. */
final class HostileContentTest {
    private static final String[] BITS = {
        "\"",
        "\"\"",
        ",",
        ";",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "{",
        "}",
        "[",
        "]",
        ":",
        "null",
        "true",
        "1e999999999",
        "-0",
        "{\"kind\":",
        "\"ORDER\"",
        "kind",
        "notes",
        "kind,notes\n",
        "ORDER,x\n",
        "[{\"kind\":\"ORDER\"}",
        "\\u",
        "\\ud800",
        "\\",
        "\u0000",
        "\uFEFF",
        "ä",
        "\uD83D\uDE00",
        "\u2028",
        " ",
        "{\"a\":{\"b\":[1,{\"c\":\"x\"},null]}}",
        "//",
        "#",
        "'",
        "9".repeat(1_200),
        "[".repeat(150),
        "A7",
        "\u0085"
    };
    private static final String[] WORDS = {
        "kind = ",
        "notes = ",
        "\"ORDER\"",
        "column ",
        "1",
        "\"a\"",
        " + ",
        " | ",
        "map ",
        "1=2",
        "else ",
        "time ",
        "\"yyyy\"",
        "\"[[[\"",
        "UTC",
        "party ",
        "name",
        "first ",
        "required",
        "$",
        "$.a",
        "$..a",
        "$.a[?(@.b",
        ")]",
        "[*]",
        "[0:-1]",
        "$.a.length()",
        "$.concat(",
        "$.a.min()",
        "'",
        "\n",
        " ",
        "records: $.a",
        "format: ",
        "json",
        "csv",
        "separator: ",
        "\"",
        "\\",
        ":",
        "=",
        "[?(@ =~ /a/)]",
        "default ",
        "join ",
        "99999999999",
        "header: no",
        "\u0000"
    };
    private static final List<Optional<Plan>> CSV_PLANS = List.of(
            Optional.empty(),
            Optional.of(
                    Samples.plan("header: no", "kind = \"ORDER\"", "notes = column 2 | upper", "number = column 9")),
            Optional.of(Samples.plan("quote: '", "short-rows: yes", "kind = column \"kind\"")));
    private static final List<Optional<Plan>> JSON_PLANS = List.of(
            Optional.empty(),
            Optional.of(Samples.plan(
                    "kind = $.kind",
                    "notes = $..c | join \",\"",
                    "number = $.a.b[?(@.c == 'x' || @ > 1)].c",
                    "siteCode = $.a.b.length()",
                    "serviceCode = $.a.b.sum()",
                    "dueAt = $[0] | time \"yyyy-MM-dd\" UTC")),
            Optional.of(Samples.plan("records: $.a.b", "kind = $", "notes = $.c")));

    private static byte[] content(Random random, byte[] pool) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(BITS[random.nextInt(BITS.length)]);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = pool[random.nextInt(pool.length)];
        }
        return bytes;
    }

    @Test
    void whatever_is_sent_ends_in_records_and_problems() {
        Random random = new Random(20261121);
        byte[] pool = new byte[256];
        random.nextBytes(pool);
        long records = 0;
        long fine = 0;
        long refused = 0;
        for (int round = 0; round < 100_000; round++) {
            byte[] content = content(random, pool);
            Format format = Format.values()[round % 3];
            List<Optional<Plan>> plans = format == Format.CSV ? CSV_PLANS : JSON_PLANS;
            Optional<Plan> plan = plans.get(random.nextInt(plans.size()));
            try {
                Answer<Records> opened = Samples.open(format, plan, content, StandardCharsets.UTF_8);
                if (opened instanceof Answer.Done<Records> done) {
                    List<Mapped> all = Samples.all(done.value());
                    records += all.size();
                    fine += all.stream()
                            .filter(one -> one.fields() instanceof Answer.Done)
                            .count();
                    all.forEach(one -> assertThat(one.original().get()).isNotNull());
                    assertThat(skipped(format, plan, content, all.size())).isEqualTo(all.size());
                } else {
                    refused++;
                }
            } catch (RuntimeException | StackOverflowError | IOException escaped) {
                fail("round " + round + ", " + format + ": " + new String(content, StandardCharsets.UTF_8), escaped);
            }
        }
        assertThat(records).as("records").isGreaterThan(50_000);
        assertThat(fine).as("of them fine").isGreaterThan(1_000);
        assertThat(refused).as("refused as a whole").isGreaterThan(1_000);
    }

    private static long skipped(Format format, Optional<Plan> plan, byte[] content, long most) throws IOException {
        try (Records again =
                ((Answer.Done<Records>) Samples.open(format, plan, content, StandardCharsets.UTF_8)).value()) {
            return again.skip(most);
        }
    }

    @Test
    void whatever_is_written_as_a_mapping_is_understood_or_refused() {
        Random random = new Random(20261122);
        List<Plan> plans = new ArrayList<>();
        for (int round = 0; round < 100_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "kind = \"ORDER\"\nnotes = " : "");
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            }
            try {
                if (PlanText.read(text.toString()) instanceof Answer.Done<Plan> done) {
                    plans.add(done.value());
                }
            } catch (RuntimeException | StackOverflowError escaped) {
                fail("round " + round + ": " + text, escaped);
            }
        }
        assertThat(plans).hasSizeGreaterThan(100);
        for (Plan plan : plans) {
            Format format = plan.shape() == Plan.Shape.CSV ? Format.CSV : Format.JSON;
            byte[] sample = (format == Format.CSV ? "a,b\n1,2\n\n3" : "[{\"a\":{\"a\":[1,\"x\",null]}},{\"a\":1}]")
                    .getBytes(StandardCharsets.UTF_8);
            try {
                Samples.open(format, Optional.of(plan), sample, StandardCharsets.UTF_8)
                        .map(records -> Samples.all(records).size());
            } catch (RuntimeException escaped) {
                fail("" + plan, escaped);
            }
        }
    }
}
