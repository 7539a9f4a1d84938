package org.switchroom.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One system that a dealer has installed: its panel, where its alarms go, and how.
 *
 * @param tenant the dealer's
 * @param name as the dealer calls the project
 * @param panel empty for a project without one
 * @param relay whom its alarms go to; empty until it is activated
 * @param wrongTries how often an activation was tried in vain since the last good one
 * @param zones their names; empty for one that is known and has no name yet
 * @param onTestUntil until then its events are kept and not relayed; empty, or past, when it is not on test
 * @param revision counts from 1; what a change must quote
 */
public record AlarmAccount(
        AccountId id,
        String tenant,
        String name,
        Optional<Panel> panel,
        Optional<Relay> relay,
        State state,
        int wrongTries,
        AlarmTiming timing,
        SortedMap<Integer, String> zones,
        Optional<Instant> onTestUntil,
        int revision,
        Instant createdAt,
        Instant changedAt) {
    /** How far it is. */
    public enum State {
        /** The dealer has not had it monitored. */
        NOT_MONITORED,
        /** Activated; no kiss-off was seen yet. Its alarms are relayed. */
        UNTESTED,
        /** Its central station has kissed off an event of it. */
        TESTED,
        /** Five activations in vain; an administrator unlocks it. What is relayed already goes on. */
        LOCKED
    }

    /**
     * @param account as the panel sends it: 3 to 16 hexadecimal digits, upper case
     * @param crc the four hexadecimal digits on its label, which show that whoever activates holds it. Never shown
     * @param keyed true when it speaks in cipher; the key itself is nowhere but in the store
     * @param plainAllowed false when a message without cipher is refused
     * @param interval how long it may be silent; empty when nobody waits for it
     */
    public record Panel(
            String account, Optional<String> crc, boolean keyed, boolean plainAllowed, Optional<Duration> interval) {
        private static final Pattern ACCOUNT = Pattern.compile("[0-9A-F]{3,16}");
        private static final Pattern CRC = Pattern.compile("[0-9A-F]{4}");

        public static boolean isAccount(String text) {
            return ACCOUNT.matcher(text).matches();
        }

        public static boolean isCrc(String text) {
            return CRC.matcher(text).matches();
        }

        public Panel {
            if (!isAccount(account) || !crc.map(Panel::isCrc).orElse(true)) {
                throw new IllegalArgumentException("a panel has an account of 3 to 16 hexadecimal digits"
                        + " and a CRC of four; its account is " + account);
            }
        }

        /** Without the CRC, which proves possession. */
        @Override
        public String toString() {
            return "Panel[" + account + (keyed ? ", keyed" : "")
                    + interval.map(it -> ", " + it).orElse("") + "]";
        }
    }

    /**
     * @param station the central station's id
     * @param number its name for the customer: four digits 0-9, B-F
     */
    public record Relay(String station, String number) {
        private static final Pattern NUMBER = Pattern.compile("[0-9B-F]{4}");

        public static boolean isNumber(String text) {
            return NUMBER.matcher(text).matches();
        }

        public Relay {
            Objects.requireNonNull(station, "station");
            if (!isNumber(number)) {
                throw new IllegalArgumentException(
                        "an account at a central station has four digits 0-9, B-F; found " + number);
            }
        }
    }

    public AlarmAccount {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(timing, "timing");
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
    }

    /** A project without a panel or a relay, as it is made. */
    public static AlarmAccount of(AccountId id, String tenant, String name, Instant now) {
        return new AlarmAccount(
                id,
                tenant,
                name,
                Optional.empty(),
                Optional.empty(),
                State.NOT_MONITORED,
                0,
                AlarmTiming.USUAL,
                new TreeMap<>(Map.of()),
                Optional.empty(),
                1,
                now,
                now);
    }

    public boolean isOnTest(Instant now) {
        return onTestUntil.filter(now::isBefore).isPresent();
    }

    /** True when its alarms go to somebody; also of one that was locked afterwards. */
    public boolean isMonitored() {
        return state != State.NOT_MONITORED && relay.isPresent();
    }
}
