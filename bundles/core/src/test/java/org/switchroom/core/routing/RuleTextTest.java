package org.switchroom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.routing.Rules.Mistake;

final class RuleTextTest {
    private static List<Mistake> mistakes(String... lines) {
        RuleText.Read read = RuleText.read(String.join("\n", lines) + "\n", 1);
        assertThat(read.set().isPresent()).isEqualTo(read.mistakes().isEmpty());
        return read.mistakes();
    }

    @Test
    void reads_a_file_with_everything_in_it() {
        RuleSet rules = Cases.rules(
                "zone: Europe/Vienna",
                "holidays: [12-25, 2026-04-06]",
                "rules:",
                "  - name: night",
                "    note: agreed with the guards in May",
                "    when:",
                "      kind: [order, ALARM_RESPONSE]",
                "      role: provider",
                "      occasion: job",
                "      priority: URGENT+",
                "      event-class: [burglary, hold-up]",
                "      tenant: main",
                "      service-code: [A1, 'B*']",
                "      party: Guards",
                "      time: {days: [mon-fri, holiday], from: '18:00', to: '06:00'}",
                "      json: \"$[?(@.notes =~ /.*gate.*/i)]\"",
                "    send: sms-web else sms-modem else email",
                "    validity: 15 min",
                "    in-doubt: repeat after 30 s",
                "    hold: the shift leader decides",
                "    insist: true",
                "    also:",
                "      - email",
                "      - {send: smartnet, validity: 4 h}",
                "  - name: no",
                "    reject: not on our watch",
                "  - name: quiet",
                "    silent: nobody reads it");

        assertThat(rules.lines())
                .extracting(line -> line.name() + " " + line.line())
                .containsExactly("night 4", "no 25", "quiet 27");
        assertThat(rules.lines().get(0).when())
                .isEqualTo("kind ORDER or ALARM_RESPONSE, role provider, occasion job, priority URGENT or DISTRESS,"
                        + " event-class burglary or hold-up, tenant main, service-code A1 or B*, party Guards,"
                        + " time mon tue wed thu fri holiday 18:00 to 06:00 Europe/Vienna,"
                        + " json $[?(@.notes =~ /.*gate.*/i)]");
        assertThat(rules.lines().get(0).then())
                .isEqualTo("sms-web else sms-modem else email for 15 min, held: the shift leader decides,"
                        + " also email for 15 min, held: the shift leader decides,"
                        + " also smartnet for 4 h, held: the shift leader decides, even if the party's switch is off");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: PIZZA                    | 4 | 13 | there is no kind 'PIZZA'",
                "role: plumber                  | 4 | 13 | there is no role 'plumber'",
                "priority: VERY+                | 4 | 17 | there is no priority 'VERY'",
                "occasion: birthday             | 4 | 17 | there is no occasion 'birthday'",
                "event-class: flood             | 4 | 20 | there is no event-class 'flood'",
                "tenant: MAIN                   | 4 | 15 | 'MAIN' is not a tenant's id",
                "service-code: []               | 4 | 21 | service-code is an empty list",
                "weather: rain                  | 4 | 7  | when has no key 'weather'",
                "json: '$[?('                   | 4 | 13 | is not a JSONPath",
                "time: noon                     | 4 | 13 | time is empty or one plain value",
                "time: {days: someday}          | 4 | 20 | 'someday' is no day",
                "time: {from: '25:00', to: '1'} | 4 | 20 | '25:00' is not a time of day",
                "time: {from: '08:00'}          | 4 | 13 | a window has from and to",
                "time: {zone: Europe/Wien}      | 4 | 20 | there is no time zone 'Europe/Wien'",
            })
    void names_line_column_and_cause_of_a_wrong_condition(String condition, int line, int column, String cause) {
        List<Mistake> mistakes =
                mistakes("rules:", "  - name: one", "    when:", "      " + condition, "    send: email");

        assertThat(mistakes.get(0).line()).isEqualTo(line);
        assertThat(mistakes.get(0).column()).isEqualTo(column);
        assertThat(mistakes.get(0).cause()).contains(cause);
        assertThat(mistakes.get(0).nextStep()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "send: e mail                          | 3 | 'e mail' is not a channel",
                "send: email else                      | 3 | 'email else' is not a channel",
                "note: nothing                         | 2 | this rule does not say what is to be done",
                "{send: email, reject: no}             | 2 | this rule has",
                "send: email; validity: soon           | 4 | 'soon' is no time from 1 s to 7 d",
                "send: email; validity: 8 d            | 4 | '8 d' is no time from 1 s to 7 d",
                "send: email; in-doubt: pray           | 4 | 'pray' is no choice in doubt",
                "send: email; in-doubt: ask after tea  | 4 | 'tea' is no time",
                "send: email; insist: perhaps          | 4 | insist is 'perhaps'",
                "send: email; also: {validity: 1 h}    | 4 | does not say by which channel",
                "reject: no; validity: 1 h             | 4 | validity belongs to send",
                "send: email; send: sms                | 4 | key 'send' is there twice, first in line 3",
            })
    void names_line_and_cause_of_a_wrong_action(String action, int line, String cause) {
        List<String> lines = new java.util.ArrayList<>(List.of("rules:", "  - name: one"));
        if (action.startsWith("{")) {
            lines.set(1, "  - {name: one, " + action.substring(1));
        } else {
            List.of(action.split("; ")).forEach(part -> lines.add("    " + part));
        }
        List<Mistake> mistakes = mistakes(lines.toArray(String[]::new));

        assertThat(mistakes.get(0).line()).isEqualTo(line);
        assertThat(mistakes.get(0).cause()).contains(cause);
    }

    @Test
    void says_where_a_text_is_not_yaml() {
        List<Mistake> mistakes = mistakes("rules:", "  - name: one", "   send: email");

        assertThat(mistakes).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(3);
            assertThat(mistake.cause()).startsWith("this is not YAML");
        });
    }

    @Test
    void finds_every_mistake_at_once() {
        List<Mistake> mistakes = mistakes(
                "zone: Mars/Base",
                "holidays: [yesterday]",
                "rules:",
                "  - name: one",
                "    send: email",
                "  - name: one",
                "    when: {kind: PIZZA}",
                "    send: email",
                "  - send: email");

        assertThat(mistakes.stream()
                        .map(mistake -> mistake.line() + " " + mistake.cause())
                        .collect(Collectors.joining("\n")))
                .contains("1 there is no time zone")
                .contains("2 'yesterday' is not a day")
                .contains("6 a rule named 'one' is in line 4 already")
                .contains("7 there is no kind 'PIZZA'")
                .contains("9 this rule has no name");
    }

    @Test
    void an_empty_text_is_a_set_without_rules() {
        assertThat(Cases.rules("").size()).isZero();
        assertThat(Cases.rules("# nothing yet", "rules: []").size()).isZero();
    }

    @Test
    void a_text_that_refers_to_itself_ends_with_a_mistake() {
        assertThat(mistakes("rules: &all", "  - *all")).isNotEmpty();
        assertThat(mistakes("rules: &all", "  - {name: one, send: email, also: *all}"))
                .isNotEmpty();
    }
}
