package org.switchroom.core.alarm;

import java.time.Instant;
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
import org.switchroom.alarm.AlarmEvents;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.core.JournalWriter;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Written;

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
    private final ReportRows rows;
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
            ReportRows rows,
            AlarmSettings settings,
            Turns turns,
            Consumer<Instant> due) {
        this.journal = journal;
        this.writer = writer;
        this.rows = rows;
        this.settings = settings;
        this.turns = turns;
        this.due = due;
    }

    CompletionStage<Taken> take(PanelReport report, AlarmAccount account, Instant now) {
        Optional<String> digest = ReportDigest.of(report);
        // Kept with the memory that it was decided on: that is forgotten as a whole when the store refuses.
        Lately lately = lately(account);
        Optional<CompletionStage<Taken>> earlier = digest.flatMap(it -> lately.earlier(it, now, settings.retry()));
        if (earlier.isPresent()) {
            return earlier.get().thenApply(taken -> taken == Taken.STORED ? Taken.DUPLICATE : taken);
        }
        CompletionStage<Taken> answer = store(Given.byPanel(report, account, now), 1);
        digest.ifPresent(it -> lately.report(it, now, answer));
        return answer;
    }

    /** Takes in what nobody's panel said: our own events of an account. One that can not be stored is not looked at again. */
    CompletionStage<Taken> own(Given given) {
        return store(given, MOST_LOOKS);
    }

    private CompletionStage<Taken> store(Given given, int look) {
        ReportRows.Decided decided = rows.decide(given, lately(given.account()));
        return writer.write(
                        new Entry(ReportDigest.arrival(given.report(), given.account(), given.now()), decided.rows()))
                .thenCompose(written -> answer(written, given, look, decided.dues()));
    }

    private CompletionStage<Taken> answer(Written written, Given given, int look, List<Instant> dues) {
        if (written instanceof Written.Stored) {
            dues.forEach(due);
            return CompletableFuture.completedFuture(Taken.STORED);
        }
        AccountId account = given.account().id();
        memory.remove(account);
        if (written instanceof Written.Repeated) {
            return CompletableFuture.completedFuture(Taken.DUPLICATE);
        } else if (written instanceof Written.Conflict && look < MOST_LOOKS) {
            LOG.debug("Account {}: {}; looked at again", account, written);
            // Off the journal's thread, which must not wait for the journal.
            return CompletableFuture.supplyAsync(
                            () -> store(given, look + 1),
                            turns.of(given.report().account()))
                    .thenCompose(again -> again);
        }
        LOG.warn("A report of account {} could not be stored; the panel sends it again: {}", account, written);
        return CompletableFuture.completedFuture(Taken.TRY_LATER);
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
