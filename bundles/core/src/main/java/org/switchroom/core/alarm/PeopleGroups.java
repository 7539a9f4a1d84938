package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.alarm.Lately.Spot;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/**
 * Spares people the repeats of one zone: the first event goes its whole ladder, to people in the end, and to those whom a
 * rule tells; what repeats it within a time goes to the station alone, and is told to people in one notice then, with
 * count and times: to the station's people only what the station has not taken. In memory: a restart begins anew, and
 * what it forgets is told as undelivered.
 */
final class PeopleGroups {
    /** How notices are written; rows that put them into the outbox, none when there is nobody to tell. */
    interface Notices {
        /**
         * @param latest the message by which the latest repeat goes to the station
         * @param repeats when they were relayed
         * @param untaken those of them that the station has not taken
         */
        List<Row> rows(AlarmEvent first, MessageId latest, List<Instant> repeats, List<Instant> untaken);
    }

    private record Key(AccountId account, int qualifier, Spot spot) {}

    private record Repeat(MessageId message, Instant at) {}

    private record Group(First told, AlarmEvent first, Instant since, List<Repeat> repeats) {}

    /** What a further event repeats: the first one, and the message by which that goes to the station. */
    record First(AlarmEventId event, MessageId message) {}

    private final Journal journal;
    private final JournalWriter writer;
    private final Duration window;
    private final Clock clock;
    /** Guarded by this. */
    private final Map<Key, Group> open = new HashMap<>();
    /** Whose time is over and which are not told yet; guarded by this. */
    private final List<Group> over = new ArrayList<>();

    PeopleGroups(Journal journal, JournalWriter writer, Duration window, Clock clock) {
        this.journal = journal;
        this.writer = writer;
        this.window = window;
        this.clock = clock;
    }

    /** The event that this one repeats. Any thread; returns at once. */
    synchronized Optional<First> join(AlarmEvent event, AccountId account, MessageId message, Instant now) {
        Key key = new Key(account, event.alarm().qualifier(), Spot.of(event.alarm()));
        Group known = open.get(key);
        if (known != null && known.since().plus(window).isAfter(now)) {
            known.repeats().add(new Repeat(message, now));
            return Optional.of(known.told());
        }
        if (known != null) {
            over.add(known);
        }
        open.put(key, new Group(new First(event.id(), message), event, now, new ArrayList<>()));
        return Optional.empty();
    }

    /** Tells what is over. Called every few seconds by one thread; blocks on the database. */
    void look(Notices notices) {
        for (Group group : takeOver()) {
            List<Row> rows = group.repeats().isEmpty() ? List.of() : rows(group, notices);
            if (!rows.isEmpty()
                    && !(writer.write(Entry.of(rows)).toCompletableFuture().join() instanceof Written.Stored)) {
                synchronized (this) {
                    over.add(group);
                }
            }
        }
    }

    private List<Row> rows(Group group, Notices notices) {
        List<Repeat> repeats = group.repeats();
        return notices.rows(
                group.first(),
                repeats.get(repeats.size() - 1).message(),
                repeats.stream().map(Repeat::at).toList(),
                repeats.stream()
                        .filter(repeat -> isUntaken(repeat.message()))
                        .map(Repeat::at)
                        .toList());
    }

    private synchronized List<Group> takeOver() {
        Instant now = clock.instant();
        for (Iterator<Group> each = open.values().iterator(); each.hasNext(); ) {
            Group group = each.next();
            if (!group.since().plus(window).isAfter(now)) {
                over.add(group);
                each.remove();
            }
        }
        List<Group> all = List.copyOf(over);
        over.clear();
        return all;
    }

    /** Also what was never stored is not untaken. */
    private boolean isUntaken(MessageId message) {
        return journal.message(message)
                .filter(known -> known.state() != MessageState.ACCEPTED && known.state() != MessageState.DELIVERED)
                .isPresent();
    }
}
