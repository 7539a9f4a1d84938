package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Relay;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.CentralStation;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.EventCodes;
import org.switchroom.core.Chronicle;
import org.switchroom.core.job.AlarmNotices;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.routing.Hop;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Turns an event whose time has come into a message for the account's central station. */
final class Relaying {
    private static final Logger LOG = LoggerFactory.getLogger(Relaying.class);
    /** The part of a message that says: this is an alarm on its way to a central station. */
    static final String ROLE = "central station";

    private static final String LANE = "alarm:";
    /** Behind the account in the lane of what concerns life. */
    private static final String LIFE = "/life";

    private final Journal journal;
    private final Chronicle chronicle;
    private final StationBook stations;
    private final PeopleGroups people;
    private final AlarmNotices told;

    Relaying(Journal journal, Chronicle chronicle, StationBook stations, PeopleGroups people, AlarmNotices told) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.stations = stations;
        this.people = people;
        this.told = told;
    }

    /** A message, and the rows that put it into the outbox and begin its story. */
    record Relayed(MessageId message, List<Row> rows) {}

    /** Why nothing of this account can be relayed now; empty when it can. */
    Optional<Obstacle> obstacle(AlarmAccount account) {
        Relay relay = account.relay().orElseThrow();
        return stations.get(relay.station()).isPresent()
                ? Optional.empty()
                : Optional.of(Obstacle.noStation(account, relay.station()));
    }

    /** @param account is monitored, and has no {@link #obstacle} */
    Relayed relay(AlarmEvent event, AlarmAccount account, Instant now) {
        Relay relay = account.relay().orElseThrow();
        CentralStation station = stations.get(relay.station()).orElseThrow();
        MessageId id = new MessageId(journal.nextId());
        Optional<PeopleGroups.First> repeated = station.people().isEmpty() && !told.anybody()
                ? Optional.empty()
                : people.join(event, account.id(), id, now);
        boolean spared = repeated.filter(first -> !hasTaken(first.message(), station, relay))
                .isPresent();
        List<Hop> plan = spared ? StationBook.own(station, relay) : StationBook.plan(station, relay);
        String repeat = repeated.map(first -> spared
                        ? "; people are told of it together with event " + first.event() + ", which it repeats"
                        : "; repeats event " + first.event() + ", which the station has")
                .orElse("");
        Content.Alarm alarm = event.alarm();
        StoredMessage message = AlarmMessage.of(
                id,
                account,
                ROLE,
                new Content.Alarm(
                        relay.number(), alarm.qualifier(), alarm.code(), alarm.partition(), alarm.zoneOrUser()),
                event.eventClass(),
                lane(account, event.eventClass()),
                plan,
                List.of(
                        "event " + event.id() + " of " + account.name() + ": " + words(event),
                        event.why() + repeat,
                        "central station " + station.name() + ", account " + relay.number()),
                now);
        List<Row> rows = new ArrayList<>(List.of(
                new Row.NewMessage(message),
                chronicle.ofMessage(
                        account.tenant(),
                        Optional.empty(),
                        id,
                        now,
                        event.via(),
                        TimelineEntry.Kind.RECEIVED,
                        "event " + event.id() + " of " + account.name() + ", received " + event.receivedAt() + ": "
                                + words(event)),
                chronicle.ofMessage(
                        account.tenant(),
                        Optional.empty(),
                        id,
                        now,
                        Chronicle.SWITCHROOM,
                        TimelineEntry.Kind.DECIDED,
                        event.why() + "; to " + station.name() + " as account " + relay.number() + repeat
                                + " → queued")));
        if (repeated.isEmpty()) {
            rows.addAll(besideStation(event, account, id, now));
        }
        return new Relayed(id, rows);
    }

    /** Then its people were not told of the first one, and may have to be told of this one at once. */
    private boolean hasTaken(MessageId first, CentralStation station, Relay relay) {
        return journal.message(first)
                .filter(message ->
                        message.state() == MessageState.ACCEPTED || message.state() == MessageState.DELIVERED)
                .filter(message -> StationBook.own(station, relay).contains(message.hop()))
                .isPresent();
    }

    /** Whatever is wrong with it, the station's message goes. */
    private List<Row> besideStation(AlarmEvent event, AlarmAccount account, MessageId station, Instant now) {
        try {
            return told.rows(AlarmSaid.of(event, account), station, now);
        } catch (RuntimeException trouble) {
            LOG.error("Event {} goes to its station, and nobody beside it could be told", event.id(), trouble);
            return List.of();
        }
    }

    /** What concerns life never waits behind what does not. */
    static String lane(AlarmAccount account, EventClass eventClass) {
        return LANE + account.id() + (eventClass.lifeSafety() ? LIFE : "");
    }

    /** All that the account's alarms go by. */
    static List<String> lanes(AlarmAccount account) {
        String lane = LANE + account.id();
        return List.of(lane, lane + LIFE);
    }

    /** The account whose lane this is, as its id is written; empty for another lane. */
    static Optional<String> account(String lane) {
        return lane.startsWith(LANE) ? Optional.of(lane.substring(LANE.length()).replace(LIFE, "")) : Optional.empty();
    }

    /** For people: what it is, and where. */
    static String words(AlarmEvent event) {
        Content.Alarm alarm = event.alarm();
        String what = EventCodes.find(alarm.code()).map(code -> code.text()).orElse("unknown event");
        String how =
                switch (alarm.qualifier()) {
                    case 3 -> event.eventClass() == EventClass.OPEN_CLOSE ? " (closing)" : " (restored)";
                    case 6 -> " (still present)";
                    default -> "";
                };
        boolean user = EventCodes.find(alarm.code()).map(code -> code.user()).orElse(false);
        return alarm.qualifier() + alarm.code() + " " + what + how + ", partition " + alarm.partition()
                + (user ? ", user " : ", zone ") + alarm.zoneOrUser();
    }
}
