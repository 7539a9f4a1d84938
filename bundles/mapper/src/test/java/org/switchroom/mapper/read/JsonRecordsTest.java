package org.switchroom.mapper.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.mapper.read.Samples.all;
import static org.switchroom.mapper.read.Samples.fields;
import static org.switchroom.mapper.read.Samples.open;
import static org.switchroom.mapper.read.Samples.plan;
import static org.switchroom.mapper.read.Samples.wrong;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.mapping.Content.Format;
import org.switchroom.mapping.Mapped;

final class JsonRecordsTest {
    @Test
    void reads_our_own_names_from_a_list_from_objects_in_a_row_and_from_lines() {
        for (var records : List.of(
                open(Format.JSON, Optional.empty(), "[{\"kind\":\"ORDER\",\"number\":17},", "{\"kind\":\"TICKET\"}]"),
                open(Format.JSON, Optional.empty(), "{\"kind\":\"ORDER\",", "\"number\":17} {\"kind\":\"TICKET\"}"),
                open(
                        Format.JSON_LINES,
                        Optional.empty(),
                        "{\"kind\":\"ORDER\",\"number\":17}",
                        "",
                        "{\"kind\":\"TICKET\"}"))) {
            List<Mapped> read = all(records);
            assertThat(read)
                    .extracting(Samples::fields)
                    .containsExactly(Map.of("kind", "ORDER", "number", "17"), Map.of("kind", "TICKET"));
            assertThat(records.brokenOff()).isEmpty();
        }
    }

    @Test
    void reads_a_partners_own_tree_by_JSONPath() {
        var plan = plan(
                "records: $.data.orders",
                "kind = \"ALARM_RESPONSE\"",
                "number = $.id",
                "customer = $.customer.account | party accountNumber",
                "notes = $.lines[?(@.show == true)].text | join \"; \"",
                "priority = $.prio | map 1=DISTRESS else ROUTINE",
                "serviceCode = $.cost");
        String content =
                """
                {"source": {"list": [1, 2]}, "data": {"note": null, "orders": [
                  {"id": 12, "customer": {"account": "A7"}, "prio": 1, "cost": 4.10,
                   "lines": [{"show": true, "text": "key"}, {"show": false, "text": "x"}, {"show": true, "text": "gate"}]},
                  {"id": 13, "customer": {"account": "A7"}, "prio": null}
                ], "more": []}, "end": true}""";
        var records = open(Format.JSON, Optional.of(plan), content);

        List<Mapped> read = all(records);

        assertThat(records.brokenOff()).isEmpty();
        assertThat(fields(read.get(0)))
                .isEqualTo(Map.of(
                        "kind", "ALARM_RESPONSE",
                        "number", "12",
                        "customer", "0000000000007",
                        "notes", "key; gate",
                        "priority", "DISTRESS",
                        "serviceCode", "4.10"));
        assertThat(fields(read.get(1)))
                .isEqualTo(Map.of("kind", "ALARM_RESPONSE", "number", "13", "customer", "0000000000007"));
    }

    @Test
    void one_bad_record_costs_itself_only_and_says_why() {
        var plan = plan("kind = \"ORDER\"", "number = $.id | required", "notes = $.notes");
        List<Mapped> records = all(open(
                Format.JSON,
                Optional.of(plan),
                "[{\"id\":1,\"notes\":{}},{\"notes\":\"x\"},17,null,{\"id\":[1]},",
                "{\"id\":5,\"notes\":\"" + "x".repeat(500_000) + "\"}, {\"id\":6}]"));

        assertThat(wrong(records.get(0))).startsWith("notes: $['notes'] is an object, not a value");
        assertThat(wrong(records.get(1))).startsWith("number: the record has no value for it");
        assertThat(wrong(records.get(2))).startsWith("number: ");
        assertThat(wrong(records.get(3))).startsWith("number: ");
        assertThat(wrong(records.get(4))).startsWith("number: $['id'] is a list, not a value");
        assertThat(records.get(0).original().get()).isEqualTo("{\"id\":1,\"notes\":{}}");
        assertThat(fields(records.get(6))).isEqualTo(Map.of("kind", "ORDER", "number", "6"));
    }

    @Test
    void broken_JSON_ends_there_and_says_where_and_how_to_go_on() {
        var records =
                open(Format.JSON, Optional.empty(), "[{\"kind\":\"ORDER\"},", "{\"kind\":}, {\"kind\":\"ORDER\"}]");

        assertThat(all(records)).hasSize(1);
        assertThat(records.brokenOff().orElseThrow().text())
                .startsWith("line 2, column ")
                .contains("send the records from number 2 on again");
        assertThat(all(records)).as("it stays ended").isEmpty();
    }

    @Test
    void half_a_text_is_said_to_be_half_a_text() {
        var records = open(Format.JSON, Optional.empty(), "[{\"kind\":\"ORDER\"}");

        assertThat(all(records)).hasSize(1);
        assertThat(records.brokenOff()).isPresent();
    }

    @Test
    void a_broken_line_costs_itself_only() {
        List<Mapped> records = all(open(
                Format.JSON_LINES,
                Optional.empty(),
                "{\"kind\":\"ORDER\"",
                "{\"kind\":\"ORDER\"} x",
                "[]",
                "{\"kind\":\"ORDER\"}"));

        assertThat(wrong(records.get(0))).startsWith("column ");
        assertThat(wrong(records.get(1))).contains("one whole object of JSON a line");
        assertThat(wrong(records.get(2))).startsWith("the record is no object");
        assertThat(fields(records.get(3))).containsEntry("kind", "ORDER");
    }

    @Test
    void a_list_that_is_not_where_the_mapping_says_is_told() {
        var records = open(
                Format.JSON,
                Optional.of(plan("records: $.orders", "kind = $.kind")),
                "{\"order\": [{\"kind\":\"ORDER\"}]}");

        assertThat(all(records)).isEmpty();
        assertThat(records.brokenOff().orElseThrow().text()).contains("there is no list at $.orders");
    }
}
