package org.switchroom.core.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.service.Timing;

final class ScheduleTextTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    private static Optional<Timing> read(String text) {
        return ScheduleText.read(text, VIENNA);
    }

    @ParameterizedTest
    @CsvSource({"every 60 s,PT1M", "every 5 min,PT5M", "Every 2 h,PT2H", "every 1 d,PT24H", "every 90s,PT1M30S"})
    @Tag("SM-086")
    void an_interval_is_a_number_with_its_unit(String text, Duration time) {
        assertThat(read(text)).contains(new Timing.Every(time));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hourly|0 0 * * * ?",
                "daily 06:05|0 5 6 * * ?",
                "weekly mon,thu 23:59|0 59 23 ? * MON,THU",
                "monthly 1 00:00|0 0 0 1 * ?",
                "monthly last 12:30|0 30 12 L * ?",
                "cron 0 0/5 8-17 ? * MON-FRI|0 0/5 8-17 ? * MON-FRI"
            })
    @Tag("SM-087")
    void days_and_times_are_an_expression_of_quartz_in_the_houses_zone(String text, String expression) {
        assertThat(read(text)).contains(new Timing.Cron(expression, VIENNA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "every 0 s",
                "every 5",
                "every 400 d",
                "daily 24:00",
                "daily 6:00",
                "weekly 06:00",
                "weekly monday 06:00",
                "weekly mon,xyz 06:00",
                "monthly 32 06:00",
                "now and then"
            })
    void what_is_no_schedule_is_not_taken_for_one(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void the_forms_that_are_shown_can_be_read() {
        for (String form :
                ScheduleText.FORMS.substring("Write it as: ".length()).split(", ")) {
            if (!form.startsWith("or cron")) {
                assertThat(read(form)).as(form).isPresent();
            }
        }
    }
}
