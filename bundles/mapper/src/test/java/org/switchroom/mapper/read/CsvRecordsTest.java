package org.switchroom.mapper.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.mapper.read.Samples.all;
import static org.switchroom.mapper.read.Samples.fields;
import static org.switchroom.mapper.read.Samples.open;
import static org.switchroom.mapper.read.Samples.plan;
import static org.switchroom.mapper.read.Samples.refusal;
import static org.switchroom.mapper.read.Samples.wrong;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapping.Content.Format;
import org.switchroom.mapping.Mapped;

final class CsvRecordsTest {
    private static final Optional<Plan> ORDERS = Optional.of(plan(
            "kind = \"TICKET\"",
            "number = \"N-\" + column \"Auftrag\"",
            "priority = column \"Prio\" | map 1=DISTRESS 2=URGENT else ROUTINE | default \"ROUTINE\"",
            "dueAt = column \"Termin\" | time \"dd.MM.yyyy HH:mm\" Europe/Vienna",
            "customer = column \"Kunde\" | party accountNumber CUSTOMER",
            "notes = column \"Ort\""));

    @Test
    void reads_our_own_names_without_a_mapping_with_either_separator_and_a_byte_order_mark() {
        List<Mapped> records = all(open(
                Format.CSV,
                Optional.empty(),
                "\uFEFFkind;number;notes",
                "ORDER;17;\"a; \"\"b\"\"",
                "c\"",
                "",
                "ORDER;;"));

        assertThat(fields(records.get(0))).isEqualTo(Map.of("kind", "ORDER", "number", "17", "notes", "a; \"b\"\nc"));
        assertThat(fields(records.get(1))).isEqualTo(Map.of("kind", "ORDER"));
        assertThat(records).extracting(Mapped::line).containsExactly(2L, 5L);
        assertThat(records).extracting(Mapped::record).containsExactly(1L, 2L);
    }

    @Test
    void reads_a_partners_own_columns_by_its_mapping() {
        List<Mapped> records = all(open(
                Format.CSV,
                ORDERS,
                "Kunde,Auftrag,Prio,Termin,Ort,Betrag",
                "A7,4711,1,21.11.2026 15:05,\"Wien, Graben\",17.30",
                "A7,,,,,"));

        assertThat(fields(records.get(0)))
                .isEqualTo(Map.of(
                        "kind", "TICKET",
                        "number", "N-4711",
                        "priority", "DISTRESS",
                        "dueAt", "2026-11-21T14:05:00Z",
                        "customer", "0000000000007",
                        "notes", "Wien, Graben"));
        assertThat(fields(records.get(1)))
                .isEqualTo(Map.of("kind", "TICKET", "priority", "ROUTINE", "customer", "0000000000007"));
    }

    @Test
    void one_bad_row_costs_itself_only_and_says_why() {
        List<Mapped> records = all(open(
                Format.CSV,
                ORDERS,
                "Kunde,Auftrag,Prio,Termin,Ort",
                "A7,1,1,21.11.26,x",
                "B9,2,1,,x",
                "A7,3,1,,x,y",
                "A7,4,1",
                "A7,5,1,,\"never closed",
                "A7,6,1,,\"a\"b",
                "A7,7,1,,x"));

        assertThat(wrong(records.get(0)))
                .isEqualTo("dueAt: '21.11.26' is not a time written as dd.MM.yyyy HH:mm. Send it"
                        + " so, or change the pattern in the mapping");
        assertThat(wrong(records.get(1))).startsWith("customer: there is no party whose accountNumber is 'B9'");
        assertThat(wrong(records.get(2))).startsWith("the row has 6 values, the header 5");
        assertThat(wrong(records.get(3))).startsWith("the row has 3 values, the header 5");
        assertThat(records.get(4).original().get()).isEqualTo("A7,5,1,,\"never closed\nA7,6,1,,\"a\"b");
        assertThat(wrong(records.get(4))).startsWith("a quote stands where none may be");
        assertThat(fields(records.get(5))).containsEntry("number", "N-7");
        assertThat(records.get(5).line()).isEqualTo(8);
    }

    @Test
    void a_quote_that_never_closes_costs_its_own_line_only() {
        List<Mapped> records =
                all(open(Format.CSV, Optional.empty(), "kind,notes", "ORDER,\"open", "ORDER,two", "ORDER,three"));

        assertThat(wrong(records.get(0))).startsWith("a quote that opens in this line does not close");
        assertThat(records.get(0).original().get()).isEqualTo("ORDER,\"open");
        assertThat(records.subList(1, 3))
                .extracting(record -> fields(record).get("notes"))
                .containsExactly("two", "three");
    }

    @Test
    void a_line_without_end_costs_itself_only_and_little_memory() {
        List<Mapped> records =
                all(open(Format.CSV, Optional.empty(), "kind,notes", "ORDER," + "x".repeat(3_000_000), "ORDER,fine"));

        assertThat(wrong(records.get(0))).startsWith("the line has more than 100000 characters");
        assertThat(records.get(0).original().get()).hasSize(100_000);
        assertThat(fields(records.get(1))).containsEntry("notes", "fine");
    }

    @Test
    void refuses_content_that_lacks_a_column_as_a_whole() {
        assertThat(refusal(Format.CSV, ORDERS, "Kunde;Auftrag;Prio;Termin", "A7;1;1;"))
                .startsWith("line 1: there is no column 'Ort'; the header has Kunde, Auftrag, Prio, Termin");
        assertThat(refusal(Format.CSV, Optional.empty(), "kind,colour", "ORDER,red"))
                .startsWith("line 1: a job has no field 'colour'");
        assertThat(refusal(Format.CSV, Optional.empty(), "kind,kind")).contains("the column 'kind' twice");
        assertThat(refusal(Format.CSV, Optional.empty(), "")).startsWith("the content is empty");
    }

    @Test
    void reads_columns_by_number_where_there_is_no_header() {
        var plan = Optional.of(plan("header: no", "separator: tab", "kind = column 2", "number = column 1"));

        assertThat(fields(all(open(Format.CSV, plan, "17\tORDER")).get(0)))
                .isEqualTo(Map.of("kind", "ORDER", "number", "17"));
    }

    @Test
    void a_character_of_another_charset_is_refused_and_read_where_the_charset_is_set() {
        byte[] latin = "kind,notes\nORDER,Wörth".getBytes(ISO_8859_1);

        var asUtf = all(Samples.open(Format.CSV, Optional.empty(), latin, UTF_8).fold(r -> r, p -> null));
        var asLatin = all(
                Samples.open(Format.CSV, Optional.empty(), latin, ISO_8859_1).fold(r -> r, p -> null));

        assertThat(wrong(asUtf.get(0))).startsWith("a character is not of the charset");
        assertThat(fields(asLatin.get(0))).containsEntry("notes", "Wörth");
    }

    @Test
    void skips_to_the_same_record_that_reading_would_come_to() throws Exception {
        String[] lines = {"kind,notes", "ORDER,\"1\n1\"", "", "ORDER,2", "ORDER,\"open", "ORDER,4", "ORDER,5"};
        List<Mapped> read = all(open(Format.CSV, Optional.empty(), lines));

        for (int skipped = 0; skipped <= 5; skipped++) {
            var records = open(Format.CSV, Optional.empty(), lines);
            assertThat(records.skip(skipped)).isEqualTo(skipped);
            assertThat(all(records))
                    .extracting(Mapped::record, Mapped::line)
                    .containsExactlyElementsOf(read.subList(skipped, 5).stream()
                            .map(record -> org.assertj.core.groups.Tuple.tuple(record.record(), record.line()))
                            .toList());
        }
    }
}
