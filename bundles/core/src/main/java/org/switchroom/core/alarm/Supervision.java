package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.AlarmAccount.Panel;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Content;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;

/**
 * Waits for the panels' words. One that is silent for longer than its interval raises an event of our own, 356 (loss of
 * central polling), and its restore when it speaks again. When each was heard is on disk within seconds, so that a
 * restart, or another node, does not take a panel for silent that is not; and each panel has a whole interval from the
 * start, because it could not have been heard before.
 */
final class Supervision {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    /** SIA DC-05: loss of central polling. */
    static final String SILENT = "356";

    private static final String HEARD = "alarm.heard.";
    private static final String LOST = "alarm.silent.";

    private final Journal journal;
    private final JournalWriter writer;
    private final AccountBook accounts;
    private final Clock clock;
    private final OwnEvents own;

    private final Map<AccountId, Instant> heard = new ConcurrentHashMap<>();
    private final Map<AccountId, Instant> notWritten = new ConcurrentHashMap<>();
    private final Map<AccountId, String> lost = new ConcurrentHashMap<>();
    private volatile Instant since;

    /** Takes in an event of ours, with rows that are written with it. */
    interface OwnEvents {
        Taken raise(AlarmAccount account, PanelReport report, List<Row> also);
    }

    Supervision(Journal journal, JournalWriter writer, AccountBook accounts, Clock clock, OwnEvents own) {
        this.journal = journal;
        this.writer = writer;
        this.accounts = accounts;
        this.clock = clock;
        this.own = own;
        this.since = clock.instant();
    }

    /** Blocks on the database. */
    void start() {
        since = clock.instant();
        journal.settings(LOST).forEach((key, at) -> AccountId.parse(key.substring(LOST.length()))
                .ifPresent(id -> lost.put(id, at)));
    }

    /** A panel has spoken. Returns at once. */
    void heard(AccountId account, Instant now) {
        heard.put(account, now);
        notWritten.put(account, now);
    }

    /** Looks who is silent and who is not any more. Called every few seconds; blocks. */
    void look() {
        Instant now = clock.instant();
        write();
        for (AlarmAccount account : accounts.all()) {
            Optional<Duration> interval =
                    account.panel().flatMap(Panel::interval).filter(it -> account.isMonitored());
            if (lost.containsKey(account.id())) {
                Instant last = heard.get(account.id());
                if (last != null && (interval.isEmpty() || now.isBefore(last.plus(interval.get())))) {
                    speaksAgain(account, now);
                }
            } else if (interval.isPresent() && isSilent(account, interval.get(), now)) {
                isSilent(account, now);
            }
        }
    }

    /** Another node may have heard it. */
    private boolean isSilent(AlarmAccount account, Duration interval, Instant now) {
        Instant last = heard.getOrDefault(account.id(), since);
        if (now.isBefore((last.isBefore(since) ? since : last).plus(interval))) {
            return false;
        }
        Optional<Instant> elsewhere = journal.setting(HEARD + account.id()).map(Instant::parse);
        elsewhere.filter(last::isBefore).ifPresent(at -> heard.put(account.id(), at));
        return elsewhere.map(at -> !now.isBefore(at.plus(interval))).orElse(true);
    }

    private void isSilent(AlarmAccount account, Instant now) {
        Row step = new Row.SettingStep(LOST + account.id(), Optional.empty(), Optional.of(now.toString()));
        if (raise(account, 1, "nothing heard for longer than its interval", now, step)) {
            lost.put(account.id(), now.toString());
        } else {
            // Another node has said it already.
            journal.setting(LOST + account.id()).ifPresent(at -> lost.put(account.id(), at));
        }
    }

    private void speaksAgain(AlarmAccount account, Instant now) {
        Row step = new Row.SettingStep(LOST + account.id(), Optional.of(lost.get(account.id())), Optional.empty());
        if (raise(account, 3, "it speaks again", now, step)
                || journal.setting(LOST + account.id()).isEmpty()) {
            lost.remove(account.id());
        }
    }

    private boolean raise(AlarmAccount account, int qualifier, String raw, Instant now, Row step) {
        String panel = account.panel().map(Panel::account).orElse("");
        PanelReport report = new PanelReport(
                "switchroom",
                panel,
                Optional.empty(),
                Optional.empty(),
                List.of(new Content.Alarm(panel, qualifier, SILENT, 0, 0)),
                "supervision: " + raw,
                Optional.empty(),
                now,
                Map.of());
        Taken taken = own.raise(account, report, List.of(step));
        LOG.warn("Panel of {}: {}", account.id(), raw);
        return taken == Taken.STORED;
    }

    private void write() {
        List<Row> rows = new ArrayList<>();
        notWritten.forEach((account, at) -> {
            notWritten.remove(account, at);
            rows.add(new Row.Setting(HEARD + account, Optional.of(at.toString())));
        });
        if (!rows.isEmpty()) {
            writer.write(Entry.of(rows)).toCompletableFuture().join();
        }
    }
}
