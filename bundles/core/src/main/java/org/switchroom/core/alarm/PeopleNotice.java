package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.core.Chronicle;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Writes to people what repeats an event that they were told of, all of it in one notice. */
final class PeopleNotice implements PeopleGroups.Notices {
    private static final String ROLE = "people of the central station";

    private final Journal journal;
    private final Chronicle chronicle;
    private final AccountBook accounts;
    private final StationBook stations;
    private final AlarmNotices told;
    private final Clock clock;

    PeopleNotice(
            Journal journal,
            Chronicle chronicle,
            AccountBook accounts,
            StationBook stations,
            AlarmNotices told,
            Clock clock) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.accounts = accounts;
        this.stations = stations;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public List<Row> rows(AlarmEvent first, MessageId latest, List<Instant> repeats, List<Instant> untaken) {
        Optional<AlarmAccount> account = first.account().flatMap(accounts::byId);
        if (account.isEmpty()) {
            return List.of();
        }
        List<Row> rows =
                new ArrayList<>(told.rows(AlarmSaid.repeats(first, account.get(), repeats), latest, clock.instant()));
        if (!untaken.isEmpty()) {
            rows.addAll(rows(account.get(), people(account.get()), first, untaken));
        }
        return rows;
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
        StoredMessage message = AlarmMessage.of(
                new MessageId(journal.nextId()),
                account,
                ROLE,
                words(account, first, repeats),
                first.eventClass(),
                "alarm-people:" + account.id(),
                people,
                List.of("repeats of event " + first.id() + ", told together"),
                now);
        return List.of(
                new Row.NewMessage(message),
                chronicle.ofMessage(
                        account.tenant(),
                        Optional.empty(),
                        message.id(),
                        now,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.DECIDED,
                        repeats.size() + " repeats of event " + first.id() + " are told together → queued"));
    }

    private static Content.Text words(AlarmAccount account, AlarmEvent first, List<Instant> repeats) {
        String title = repeats.size() + " more of system " + AlarmSaid.what(first, account);
        return new Content.Text(
                title,
                title + "\n" + AlarmSaid.times(first, repeats)
                        + "\nThe central station has not taken them so far; they are tried on.\n");
    }
}
