package org.switchroom.mapper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.answer.Problem;

final class PlanTextTest {
    private static String problem(String... lines) {
        return PlanText.read(String.join("\n", lines)).fold(plan -> "understood", Problem::text);
    }

    @Test
    void understands_settings_fields_remarks_and_lines_that_go_on() {
        var plan = PlanText.read(
                        """
                        # Orders of North Alarm
                        separator: ;
                        short-rows: yes

                        kind     = "TICKET"
                        priority = column "Prio"
                           | map 1=DISTRESS 2=URGENT
                                 else ROUTINE
                        notes = column "Street" + ", " + column "Town" | trim | first 200
                        """)
                .fold(understood -> understood, refused -> {
                    throw new AssertionError(refused.text());
                });

        assertThat(plan.shape()).isEqualTo(Plan.Shape.CSV);
        assertThat(plan.separator()).contains(';');
        assertThat(plan.shortRows()).isTrue();
        assertThat(plan.columns()).containsExactlyInAnyOrder("Prio", "Street", "Town");
    }

    @Test
    void a_JSONPath_ends_where_its_brackets_and_quotes_are_closed() {
        assertThat(problem(
                        "kind = \"ORDER\"",
                        "notes = $.lines[?(@.type == 'a | b + c')].text | join \"; \"",
                        "number = $['order no']+\"-\"+$.line"))
                .isEqualTo("understood");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "color = column 1 => line 2: a job has no field 'color'",
                "notes => line 2: 'notes' is neither a setting nor a field",
                "colour: red => line 2: 'colour' is no setting",
                "separator: ;; => line 2: separator: ';;' is not possible",
                "format: xml => line 2: format: 'xml' is not possible",
                "records: $..x => line 2: records: '$..x' is not possible",
                "kind = \"TICKET\" => line 2: kind is given twice",
                "notes = \"open => line 2: a text in quotes does not end",
                "notes = \"a\\x\" => line 2: \\x stands for nothing",
                "notes = column => line 2: expected a word, found the end",
                "notes = column 0 => line 2: '0' is no count from 1",
                "notes = row 1 => line 2: 'row' is nothing that gives a value",
                "notes = column 1 column 2 => line 2: column 11 of the expression",
                "notes = column 1 | shout => line 2: 'shout' is nothing that can stand behind |",
                "notes = column 1 | map => line 2: the map is empty",
                "notes = column 1 | map 1=a 1=b => line 2: '1' is in the map twice",
                "notes = column 1 | map 1 => line 2: expected =, found the end",
                "dueAt = column 1 | time \"bb\" => line 2: 'bb' is no pattern of a time",
                "dueAt = column 1 | time \"HH:mm\" Vienna => line 2: 'Vienna' is no time zone",
                "customer = column 1 | party phone => line 2: a party can not be looked up by 'phone'",
                "customer = column 1 | party name DOG => line 2: 'DOG' is no kind of party",
                "notes = $.a[ => line 2: '$.a[' is no JSONPath",
                "notes = $.a[?(@.x == ] => line 2: '$.a[?(@.x == ]' is no JSONPath",
                "notes = $.a + column 1 => the mapping is for json and has a column",
                "header: no\u0020 => understood",
            })
    void says_which_line_is_wrong_and_why(String line, String expected) {
        assertThat(problem("kind = \"ORDER\"", line.replace("\\u0020", " ")))
                .startsWith(expected.equals("understood") ? expected : "text: " + expected);
    }

    @Test
    void wants_a_kind_and_names_that_can_be_known() {
        assertThat(problem("notes = column 1")).startsWith("text: nothing gives the field kind");
        assertThat(problem("header: no", "kind = column \"Art\""))
                .startsWith("text: without a header, column \"Art\" has no name");
    }
}
