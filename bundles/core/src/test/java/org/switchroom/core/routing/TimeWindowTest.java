package org.switchroom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vienna: in winter UTC+1, in summer UTC+2. The clock is set on 2026-03-29 and 2026-10-25, at 01:00 UTC. */
final class TimeWindowTest {
    private static RuleSet during(String window) {
        return Cases.rules(
                "zone: Europe/Vienna",
                "holidays: [12-25, 2026-04-06]",
                "rules:",
                "  - name: it",
                "    when: {time: " + window + "}",
                "    send: email");
    }

    private static boolean isIn(String instant, String window) {
        return Cases.at(instant).decidedBy(during(window)).equals("it");
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-11-20 is a Friday
        "2026-11-20T16:59:59Z, false",
        "2026-11-20T17:00:00Z, true",
        "2026-11-20T22:59:59Z, true",
        "2026-11-21T04:59:59Z, true",
        "2026-11-21T05:00:00Z, false",
        "2026-11-21T17:00:00Z, false",
        "2026-11-23T04:00:00Z, false",
        "2026-11-23T17:00:00Z, true",
    })
    void a_night_belongs_to_the_day_on_which_it_begins(String instant, boolean in) {
        assertThat(isIn(instant, "{days: mon-fri, from: '18:00', to: '06:00'}")).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
        // Friday 2026-12-25 and Easter Monday 2026-04-06 are holidays, Friday 2026-12-18 is not
        "2026-12-18T10:00:00Z, true, false",
        "2026-12-25T10:00:00Z, false, true",
        "2027-12-25T10:00:00Z, false, true",
        "2026-04-06T10:00:00Z, false, true",
        "2027-04-06T10:00:00Z, true, false",
        "2026-12-26T10:00:00Z, false, false",
    })
    void a_holiday_is_no_weekday(String instant, boolean weekday, boolean holiday) {
        assertThat(isIn(instant, "{days: [mon-fri], from: '08:00', to: '17:00'}"))
                .isEqualTo(weekday);
        assertThat(isIn(instant, "{days: holiday}")).isEqualTo(holiday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, false", // 01:59:59, the gap follows
        "2026-03-29T01:00:00Z, true", // 03:00, the first moment after it
        "2026-03-29T01:29:59Z, true",
        "2026-03-29T01:30:00Z, false",
    })
    void a_beginning_that_the_clock_leaves_out_is_the_moment_after_the_gap(String instant, boolean in) {
        assertThat(isIn(instant, "{from: '02:30', to: '03:30'}")).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-24T23:59:59Z, true", // 01:59:59 summer
        "2026-10-25T00:29:59Z, true", // 02:29:59 the first time
        "2026-10-25T00:30:00Z, false",
        "2026-10-25T01:15:00Z, false", // 02:15 the second time
        "2026-10-25T04:00:00Z, false",
    })
    void an_end_that_comes_twice_is_the_first_one(String instant, boolean in) {
        assertThat(isIn(instant, "{from: '22:00', to: '02:30'}")).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:29:59Z, false",
        "2026-10-25T00:30:00Z, true", // 02:30 the first time
        "2026-10-25T01:15:00Z, true", // 02:15 the second time
        "2026-10-25T01:30:00Z, true",
        "2026-10-25T02:00:00Z, false", // 03:00
    })
    void a_beginning_that_comes_twice_is_the_first_one_and_the_window_stays_one_piece(String instant, boolean in) {
        assertThat(isIn(instant, "{from: '02:30', to: '03:00'}")).isEqualTo(in);
    }

    @Test
    void the_same_hour_in_another_zone_is_another_moment() {
        assertThat(isIn("2026-11-20T23:30:00Z", "{days: fri, from: '18:00', to: '19:00', zone: America/New_York}"))
                .isTrue();
        assertThat(isIn("2026-11-20T17:30:00Z", "{days: fri, from: '18:00', to: '19:00', zone: America/New_York}"))
                .isFalse();
    }

    @Test
    void several_windows_are_alternatives_and_a_day_ends_at_24() {
        String windows = "[{days: sat, from: '20:00', to: '24:00'}, {days: sun}]";

        assertThat(isIn("2026-11-21T22:59:59Z", windows)).isTrue();
        assertThat(isIn("2026-11-21T23:00:00Z", windows)).isTrue();
        assertThat(isIn("2026-11-22T22:59:59Z", windows)).isTrue();
        assertThat(isIn("2026-11-22T23:00:00Z", windows)).isFalse();
    }

    @Test
    void the_explanation_tells_the_time_there() {
        assertThat(Cases.at("2026-12-25T10:00:00Z")
                        .explain(during("{days: mon-fri}"))
                        .tried()
                        .get(0)
                        .because())
                .isEqualTo("time mon tue wed thu fri Europe/Vienna: no, Fri 2026-12-25 11:00 in Europe/Vienna,"
                        + " a holiday");
    }
}
