package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * What is due and can not be relayed. It stays due, and is tried again with every look; its own words say why and what
 * to do, and people are told of each cause once, after a start once more. One thread at a time: whoever relays what is due.
 */
final class HeldEvents {
    private static final Logger LOG = LoggerFactory.getLogger(HeldEvents.class);
    private static final String HELD = "; held: ";
    private static final String WAS_HELD = "; was held: ";

    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Alert alert;
    private final Clock clock;
    private final Map<AlarmEventId, Obstacle> held = new HashMap<>();

    HeldEvents(JournalWriter writer, Chronicle chronicle, Alert alert, Clock clock) {
        this.writer = writer;
        this.chronicle = chronicle;
        this.alert = alert;
        this.clock = clock;
    }

    boolean has(AlarmEvent event) {
        return held.containsKey(event.id());
    }

    /** Blocks until its words are on disk, when they are others than before. */
    void hold(AlarmEvent event, Obstacle obstacle) {
        if (obstacle.equals(held.get(event.id()))) {
            return;
        }
        boolean isNew = held.values().stream().noneMatch(other -> other.cause().equals(obstacle.cause()));
        if (!write(event, obstacle)) {
            return;
        }
        held.put(event.id(), obstacle);
        if (isNew) {
            LOG.error(
                    "Events that are due can not be relayed, such as {}: {}. {}",
                    event.id(),
                    obstacle.text(),
                    obstacle.nextStep());
        }
        alert.tell(
                event.tenant(),
                "alarm held " + obstacle.cause(),
                "An alarm can not be relayed",
                "Event " + event.id() + ", received " + event.receivedAt() + ": " + Relaying.words(event) + "\nWhy: "
                        + obstacle.text() + "\nNobody at a central station knows of it. Call there, or go there. "
                        + obstacle.nextStep() + "; it is relayed within seconds then.\nLook: alarm:explain "
                        + event.id());
    }

    /** True when it is on disk, or another node has moved it on. */
    private boolean write(AlarmEvent event, Obstacle obstacle) {
        String why = before(event.why()) + HELD + obstacle.text() + ". " + obstacle.nextStep();
        if (why.equals(event.why())) {
            return true;
        }
        Instant now = clock.instant();
        return !(writer.write(Entry.of(
                                new Row.AlarmEventStep(event.id(), State.DUE, State.DUE, Optional.empty(), why, now),
                                chronicle.row(
                                        event.tenant(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        now,
                                        Chronicle.SWITCHROOM,
                                        TimelineEntry.Kind.HELD,
                                        "event " + event.id() + " is due and held: " + obstacle.text() + ". "
                                                + obstacle.nextStep())))
                        .toCompletableFuture()
                        .join()
                instanceof Written.Failed);
    }

    private static String before(String why) {
        int mark = why.indexOf(HELD);
        return mark < 0 ? why : why.substring(0, mark);
    }

    /** The words of an event that goes on now. */
    static String goingOn(String why) {
        return why.replace(HELD, WAS_HELD);
    }

    /** Forgets what is not among those that could not be relayed in this look. */
    void keepOnly(Set<AlarmEventId> stuck) {
        List<AlarmEventId> free = new ArrayList<>(held.keySet());
        free.removeAll(stuck);
        if (free.isEmpty()) {
            return;
        }
        Set<String> causes = new HashSet<>();
        free.forEach(event -> causes.add(held.remove(event).cause()));
        held.values().forEach(obstacle -> causes.remove(obstacle.cause()));
        causes.forEach(cause -> LOG.info("Nothing that is due is held any more for {}", cause));
    }
}
