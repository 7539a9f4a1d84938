package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEvent.State;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.EventCodes;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Sha256;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.core.alarm.Fates.Fate;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.store.Arrival;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * Stores what the panels of known accounts report: each event with what becomes of it, and what it takes back, as one
 * entry. Called in the account's turn (see {@link Turns}).
 */
final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    /** How far back an account's events are read when it speaks for the first time. */
    private static final int READ_BACK = 200;
    /** How many accounts' memory is kept; the one that was silent for longest is forgotten, and read again. */
    private static final int MOST = 20_000;
    /** Somebody else moved what this report was to take back: looked at again, so often. */
    private static final int MOST_LOOKS = 3;

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final Relaying relaying;
    private final AlarmSettings settings;
    private final Turns turns;
    private final Consumer<Instant> due;
    private final Map<AccountId, Lately> memory = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Lately> eldest) {
            return size() > MOST;
        }
    });

    /** @param due hears when something that is on disk now will be due */
    Reports(
            Journal journal,
            JournalWriter writer,
            Chronicle chronicle,
            Relaying relaying,
            AlarmSettings settings,
            Turns turns,
            Consumer<Instant> due) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.relaying = relaying;
        this.settings = settings;
        this.turns = turns;
        this.due = due;
    }

    /** What makes a retransmission the same report; empty when it has no sequence. */
    static Optional<String> digest(PanelReport report) {
        return report.sequence()
                .filter(number -> number != 0)
                .map(number -> Sha256.hex(number + "\n" + content(report)));
    }

    private static String content(PanelReport report) {
        StringBuilder content = new StringBuilder();
        for (Content.Alarm event : report.events()) {
            content.append(event.qualifier())
                    .append(event.code())
                    .append(' ')
                    .append(event.partition())
                    .append(' ')
                    .append(event.zoneOrUser())
                    .append('\n');
        }
        return content.toString();
    }

    CompletionStage<Taken> take(PanelReport report, AlarmAccount account, Instant now) {
        Optional<String> digest = digest(report);
        // Kept with the memory that it was decided on: that is forgotten as a whole when the store refuses.
        Lately lately = lately(account);
        Optional<CompletionStage<Taken>> earlier = digest.flatMap(it -> lately.earlier(it, now, settings.retry()));
        if (earlier.isPresent()) {
            return earlier.get().thenApply(taken -> taken == Taken.STORED ? Taken.DUPLICATE : taken);
        }
        CompletionStage<Taken> answer = store(report, account, now, 1, false, List.of());
        digest.ifPresent(it -> lately.report(it, now, answer));
        return answer;
    }

    /**
     * Takes in what nobody's panel said: our own events of an account.
     *
     * @param atOnce relayed without delay, also while it is on test
     * @param also written with it, or nothing is
     */
    CompletionStage<Taken> own(PanelReport report, AlarmAccount account, Instant now, boolean atOnce, List<Row> also) {
        return store(report, account, now, MOST_LOOKS, atOnce, also);
    }

    private CompletionStage<Taken> store(
            PanelReport report, AlarmAccount account, Instant now, int look, boolean atOnce, List<Row> also) {
        Lately lately = lately(account);
        List<Row> rows = new ArrayList<>(also);
        List<Instant> dues = new ArrayList<>();
        for (Content.Alarm alarm : report.events()) {
            EventClass eventClass = EventCodes.classOf(alarm.code());
            Fate fate = atOnce && account.isMonitored()
                    ? new Fate(State.RELAYED, now, "asked for by a person: at once")
                    : Fates.of(account, alarm, eventClass, lately, now, settings.delay());
            AlarmEvent event = event(report, account, alarm, eventClass, fate, now);
            if (fate.state() == State.DUE) {
                dues.add(fate.dueAt());
            }
            rows.addAll(rows(event, fate, account, lately, now));
        }
        Optional<Arrival> arrival = report.idempotencyKey().map(key -> arrival(report, account, key, now));
        return writer.write(new Entry(arrival, rows))
                .thenCompose(written -> answer(written, report, account, now, look, dues));
    }

    private CompletionStage<Taken> answer(
            Written written, PanelReport report, AlarmAccount account, Instant now, int look, List<Instant> dues) {
        if (written instanceof Written.Stored) {
            dues.forEach(due);
            return CompletableFuture.completedFuture(Taken.STORED);
        } else if (written instanceof Written.Repeated) {
            memory.remove(account.id());
            return CompletableFuture.completedFuture(Taken.DUPLICATE);
        }
        memory.remove(account.id());
        if (written instanceof Written.Conflict && look < MOST_LOOKS) {
            LOG.debug("Account {}: {}; looked at again", account.id(), written);
            // Off the journal's thread, which must not wait for the journal.
            return CompletableFuture.supplyAsync(
                            () -> store(report, account, now, look + 1, false, List.of()), turns.of(report.account()))
                    .thenCompose(again -> again);
        }
        LOG.warn("A report of account {} could not be stored; the panel sends it again: {}", account.id(), written);
        return CompletableFuture.completedFuture(Taken.TRY_LATER);
    }

    /** The same key with another content is another report: one too many is better than one lost. */
    private static Arrival arrival(PanelReport report, AlarmAccount account, String key, Instant now) {
        String digest = Sha256.hex(content(report));
        return new Arrival(
                account.tenant(),
                "panels",
                report.account(),
                key + "/" + digest,
                digest,
                account.id().toString(),
                now);
    }

    private AlarmEvent event(
            PanelReport report,
            AlarmAccount account,
            Content.Alarm alarm,
            EventClass eventClass,
            Fate fate,
            Instant now) {
        return new AlarmEvent(
                new AlarmEventId(journal.nextId()),
                account.tenant(),
                Optional.of(account.id()),
                report.account(),
                report.via(),
                report.sequence(),
                digest(report),
                eventClass,
                alarm,
                fate.state(),
                now,
                fate.dueAt(),
                report.panelTime(),
                report.raw(),
                report.extra(),
                Optional.empty(),
                fate.why(),
                now);
    }

    private List<Row> rows(AlarmEvent event, Fate fate, AlarmAccount account, Lately lately, Instant now) {
        List<Row> rows = new ArrayList<>();
        AlarmEvent stored = event;
        if (event.state() == State.RELAYED) {
            Relaying.Relayed relayed = relaying.relay(event, account, now);
            stored = event.in(State.RELAYED, Optional.of(relayed.message()), event.why(), now);
            rows.addAll(relayed.rows());
        } else {
            rows.add(chronicle.row(
                    event.tenant(),
                    Optional.empty(),
                    Optional.empty(),
                    now,
                    event.via(),
                    TimelineEntry.Kind.RECEIVED,
                    "event " + event.id() + " of " + account.name() + ": " + Relaying.words(event) + "; "
                            + event.why()));
        }
        rows.add(0, new Row.NewAlarmEvent(stored));
        lately.note(stored);
        for (AlarmEvent aborted : fate.aborted()) {
            String why = (Fates.isRestore(event.alarm(), event.eventClass()) ? "restored" : "cancelled")
                    + " before it was due, by event " + event.id();
            rows.add(new Row.AlarmEventStep(
                    aborted.id(), State.DUE, State.ABORTED, Optional.<MessageId>empty(), why, now));
            rows.add(chronicle.row(
                    event.tenant(),
                    Optional.empty(),
                    Optional.empty(),
                    now,
                    Chronicle.SWITCHROOM,
                    TimelineEntry.Kind.CANCELLED,
                    "event " + aborted.id() + " of " + account.name() + " is not relayed: " + why));
            lately.note(aborted.in(State.ABORTED, Optional.empty(), why, now));
        }
        return rows;
    }

    /** Blocks on the database when the account has not spoken for long. */
    private Lately lately(AlarmAccount account) {
        Lately known = memory.get(account.id());
        if (known == null) {
            known = Lately.of(journal.alarmEvents(
                            List.of(account.tenant()),
                            new AlarmEvents.Filter(
                                    Optional.of(account.id()), Optional.empty(), Optional.empty(), READ_BACK))
                    .items());
            memory.put(account.id(), known);
        }
        return known;
    }

    /** An event was relayed when its time had come. Called in the account's turn. */
    void relayed(AlarmEvent event) {
        event.account().map(memory::get).ifPresent(lately -> lately.note(event));
    }
}
