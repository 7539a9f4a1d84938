package org.switchroom.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;

/** Random alarms, restores, disarmings, waits and restarts, held against a model that a person reads in a minute. */
class RandomEventsTest {
    private static final int STEPS = 120;

    /** What the model knows of one alarm. */
    private static final class Said {
        final String spot;
        final Instant due;
        /** When it was taken back, if it was. */
        Instant takenBack;

        Said(String spot, Instant due) {
            this.spot = spot;
            this.due = due;
        }

        boolean waits(Instant now) {
            return takenBack == null && now.isBefore(due);
        }
    }

    /** Code and zone: a restore takes burglary (130) back, a disarming burglary and trouble (301), nothing fire (110). */
    private static final List<String> SPOTS = List.of("130 1", "130 2", "301 1", "110 1", "110 2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @Tag("CN-043")
    @Tag("CN-045")
    void each_alarm_is_relayed_when_it_is_due_unless_its_class_lets_it_be_taken_back(long seed) {
        Random random = new Random(seed);
        Set<String> toldAndOpen = new HashSet<>();
        Map<Integer, Said> alarms = new HashMap<>();
        List<Integer> restoresAtOnce = new ArrayList<>();
        try (RelayHouse house = new RelayHouse()) {
            AlarmAccount account = house.account("cancelAborts", "BURGLARY\nTROUBLE");
            int events = 0;
            for (int step = 0; step < STEPS; step++) {
                Instant now = house.clock.instant();
                String spot = SPOTS.get(random.nextInt(SPOTS.size()));
                String code = spot.substring(0, 3);
                int zone = spot.charAt(4) - '0';
                int what = random.nextInt(10);
                if (what < 4) {
                    house.says(account, 1, code, zone);
                    Instant first = alarms.values().stream()
                            .filter(said -> said.spot.equals(spot) && said.waits(now))
                            .map(said -> said.due)
                            .min(Instant::compareTo)
                            .orElse(now.plusSeconds(60));
                    alarms.put(events++, new Said(spot, first));
                } else if (what < 6) {
                    house.says(account, 3, code, zone);
                    boolean waits =
                            alarms.values().stream().anyMatch(said -> said.spot.equals(spot) && said.waits(now));
                    if (!waits || (code.equals("130") && toldAndOpen.remove(spot))) {
                        restoresAtOnce.add(events);
                        toldAndOpen.remove(spot);
                    }
                    if (code.equals("130")) {
                        takeBack(alarms, now, spot);
                    }
                    events++;
                } else if (what == 6) {
                    house.says(account, 1, "401", 1);
                    SPOTS.stream().filter(it -> !it.startsWith("110")).forEach(it -> takeBack(alarms, now, it));
                    events++;
                } else if (what == 7) {
                    house.restart();
                } else {
                    house.pass(1 + random.nextInt(45));
                    Instant then = house.clock.instant();
                    alarms.values().stream()
                            .filter(said -> said.takenBack == null && !said.due.isAfter(then) && said.due.isAfter(now))
                            .forEach(said -> toldAndOpen.add(said.spot));
                }
            }
            house.pass(600);
            check(house, account, alarms, restoresAtOnce, seed);
        }
    }

    private static void takeBack(Map<Integer, Said> alarms, Instant now, String spot) {
        alarms.values().stream()
                .filter(said -> said.spot.equals(spot) && said.waits(now))
                .forEach(said -> said.takenBack = now);
    }

    private static void check(
            RelayHouse house,
            AlarmAccount account,
            Map<Integer, Said> alarms,
            List<Integer> restoresAtOnce,
            long seed) {
        List<AlarmEvent> stored = new ArrayList<>(house.events(account));
        java.util.Collections.reverse(stored);
        alarms.forEach((number, said) -> {
            AlarmEvent event = stored.get(number);
            assertThat(event.dueAt())
                    .as("seed %d, event %d: %s", seed, number, said.spot)
                    .isEqualTo(said.due);
            assertThat(event.state())
                    .as("seed %d, event %d: %s", seed, number, said.spot)
                    .isEqualTo(said.takenBack == null ? State.RELAYED : State.ABORTED);
        });
        restoresAtOnce.forEach(number -> {
            assertThat(stored.get(number).state())
                    .as("seed %d, restore %d", seed, number)
                    .isEqualTo(State.RELAYED);
            assertThat(stored.get(number).dueAt())
                    .as("seed %d, restore %d", seed, number)
                    .isEqualTo(stored.get(number).receivedAt());
        });
        assertThat(stored).as("seed %d: nothing is left behind", seed).noneMatch(event -> event.state() == State.DUE);
    }
}
