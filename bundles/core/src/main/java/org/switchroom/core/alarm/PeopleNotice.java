package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.core.Chronicle;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Writes to a central station's people what repeats an event that they were told of, all of it in one notice. */
final class PeopleNotice implements PeopleGroups.Notices {
    private static final String ROLE = "people of the central station";
    private static final int MOST_TIMES = 20;

    private final Journal journal;
    private final Chronicle chronicle;
    private final AccountBook accounts;
    private final StationBook stations;
    private final Clock clock;

    PeopleNotice(Journal journal, Chronicle chronicle, AccountBook accounts, StationBook stations, Clock clock) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.accounts = accounts;
        this.stations = stations;
        this.clock = clock;
    }

    @Override
    public List<Row> rows(AlarmEvent first, List<Instant> repeats) {
        return first.account()
                .flatMap(accounts::byId)
                .map(account -> rows(account, people(account), first, repeats))
                .orElse(List.of());
    }

    private List<Hop> people(AlarmAccount account) {
        return account.relay()
                .flatMap(relay -> stations.get(relay.station()).map(station -> StationBook.people(station, relay)))
                .orElse(List.of());
    }

    private List<Row> rows(AlarmAccount account, List<Hop> people, AlarmEvent first, List<Instant> repeats) {
        if (people.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                account.tenant(),
                Optional.empty(),
                Optional.empty(),
                ROLE,
                words(account, first, repeats),
                Relaying.priority(first.eventClass()),
                "alarm-people:" + account.id(),
                people,
                Relaying.REPEAT,
                List.of("repeats of event " + first.id() + ", told together"),
                Optional.empty(),
                now,
                now.plus(Relaying.VALIDITY));
        return List.of(
                new Row.NewMessage(new StoredMessage(envelope, Progress.fresh(now))),
                chronicle.ofMessage(
                        account.tenant(),
                        Optional.empty(),
                        envelope.id(),
                        now,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.DECIDED,
                        repeats.size() + " repeats of event " + first.id() + " are told together → queued"));
    }

    private static Content.Text words(AlarmAccount account, AlarmEvent first, List<Instant> repeats) {
        String title = repeats.size() + " more of system " + account.name() + ", account "
                + account.relay().map(relay -> relay.number()).orElse("") + ": " + Relaying.words(first);
        String times = repeats.stream()
                .limit(MOST_TIMES)
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                .collect(Collectors.joining(", "));
        return new Content.Text(
                title,
                title + "\nThe first, event " + first.id() + ", was told for itself. These came at " + times
                        + (repeats.size() > MOST_TIMES ? ", …" : "")
                        + ".\nThe central station has not taken them so far; they are tried on.\n");
    }
}
