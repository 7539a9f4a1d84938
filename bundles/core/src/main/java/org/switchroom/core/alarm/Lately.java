package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.message.Content;

/**
 * What a panel has said lately: what waits, what was relayed and not restored, and which reports a retransmission would
 * repeat. Only a copy of what is on disk, and read from there again when it is in doubt. One thread at a time.
 */
final class Lately {
    /** Where something happened. */
    record Spot(String code, int partition, int zone) {
        static Spot of(Content.Alarm alarm) {
            return new Spot(alarm.code(), alarm.partition(), alarm.zoneOrUser());
        }
    }

    /**
     * So many reports are remembered at most, however fast they come. A panel waits for an answer before it says something
     * new, so that what it repeats is one of the last few; one that does not is stored twice rather than lost.
     */
    private static final int MOST_REPORTS = 64;

    private record Report(Instant at, CompletionStage<Taken> answer) {}

    /** By digest, the oldest first. */
    private final Map<String, Report> reports = new LinkedHashMap<>();

    private final Map<AlarmEventId, AlarmEvent> waiting = new LinkedHashMap<>();
    private final Set<Spot> told = new HashSet<>();
    private final Trips trips = new Trips();

    /** @param newestFirst the events of the account, as far back as matters */
    static Lately of(List<AlarmEvent> newestFirst) {
        Lately lately = new Lately();
        List<AlarmEvent> oldestFirst = new ArrayList<>(newestFirst);
        Collections.reverse(oldestFirst);
        for (AlarmEvent event : oldestFirst) {
            event.digest()
                    .ifPresent(digest ->
                            lately.report(digest, event.receivedAt(), CompletableFuture.completedFuture(Taken.STORED)));
            lately.note(event);
        }
        return lately;
    }

    /** The answer to the same report, when it came within this time. */
    Optional<CompletionStage<Taken>> earlier(String digest, Instant now, Duration retry) {
        Instant over = now.minus(retry);
        Iterator<Report> oldest = reports.values().iterator();
        while (oldest.hasNext() && !oldest.next().at().isAfter(over)) {
            oldest.remove();
        }
        return Optional.ofNullable(reports.get(digest))
                .filter(report -> report.at().isAfter(over))
                .map(Report::answer);
    }

    void report(String digest, Instant at, CompletionStage<Taken> answer) {
        reports.remove(digest);
        reports.put(digest, new Report(at, answer));
        if (reports.size() > MOST_REPORTS) {
            reports.remove(reports.keySet().iterator().next());
        }
    }

    /** An event as it stands now. */
    void note(AlarmEvent event) {
        waiting.remove(event.id());
        trips.note(event);
        if (event.state() == AlarmEvent.State.DUE) {
            waiting.put(event.id(), event);
        } else if (event.state() == AlarmEvent.State.RELAYED && event.alarm().qualifier() == 3) {
            told.remove(Spot.of(event.alarm()));
        } else if (event.state() == AlarmEvent.State.RELAYED) {
            told.add(Spot.of(event.alarm()));
        }
    }

    /** What is not relayed yet, in the order in which it came. */
    Collection<AlarmEvent> waiting() {
        return List.copyOf(waiting.values());
    }

    Trips trips() {
        return trips;
    }

    /** Whether something was relayed from there, and no restore after it. */
    boolean isTold(Spot spot) {
        return told.contains(spot);
    }
}
