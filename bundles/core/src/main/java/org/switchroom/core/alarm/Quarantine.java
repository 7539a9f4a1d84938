package org.switchroom.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Tenant;
import org.switchroom.alarm.AlarmEvent;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.alarm.EventCodes;
import org.switchroom.alarm.PanelIntake.Taken;
import org.switchroom.alarm.PanelReport;
import org.switchroom.core.Chronicle;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.Content;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * Keeps what comes from panels that are nobody's, and tells the house. Whoever can reach a receiver can send such
 * reports, so there is a limit to what is kept of them; beyond it they get no answer.
 */
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_IN_AN_HOUR = 1_000;

    private final Journal journal;
    private final JournalWriter writer;
    private final Chronicle chronicle;
    private final AlarmSettings settings;
    private final Alert alert;
    /** What was kept lately, by digest; guarded by this. */
    private final Map<String, Instant> kept = new LinkedHashMap<>();

    private Instant hour = Instant.MIN;
    private int inThisHour;

    Quarantine(Journal journal, JournalWriter writer, Chronicle chronicle, AlarmSettings settings, Alert alert) {
        this.journal = journal;
        this.writer = writer;
        this.chronicle = chronicle;
        this.settings = settings;
        this.alert = alert;
    }

    CompletionStage<Taken> take(PanelReport report, Instant now) {
        Taken taken = settings.answerUnknown() ? Taken.QUARANTINED : Taken.QUARANTINED_SILENTLY;
        alert.tell(
                Tenant.MAIN,
                "panel of nobody " + report.account(),
                "A panel that is nobody's reports",
                "Panel " + report.account() + ", by " + report.via() + ": "
                        + (report.events().isEmpty()
                                ? "a poll"
                                : report.events().size() + " events, kept in quarantine")
                        + ", " + (settings.answerUnknown() ? "acknowledged" : "not acknowledged")
                        + "\nLook: alarm:events --state QUARANTINED; add the panel's account to a system if it is one"
                        + " of yours");
        if (report.events().isEmpty()) {
            return CompletableFuture.completedFuture(taken);
        }
        Optional<String> digest = ReportDigest.of(report).map(it -> report.account() + it);
        if (digest.isPresent() && isKept(digest.get(), now)) {
            return CompletableFuture.completedFuture(taken);
        }
        if (isFull(report.events().size(), now)) {
            LOG.warn(
                    "More than {} events of panels that are nobody's in an hour; those that follow are not kept and get no"
                            + " answer. See who sends them: alarm:events --state QUARANTINED",
                    MOST_IN_AN_HOUR);
            return CompletableFuture.completedFuture(Taken.TRY_LATER);
        }
        return writer.write(Entry.of(rows(report, now))).thenApply(written -> {
            if (written instanceof Written.Stored) {
                digest.ifPresent(it -> keep(it, now));
                return taken;
            }
            return Taken.TRY_LATER;
        });
    }

    private synchronized boolean isKept(String digest, Instant now) {
        kept.values().removeIf(at -> !at.plus(settings.retry()).isAfter(now));
        return kept.containsKey(digest);
    }

    private synchronized void keep(String digest, Instant now) {
        kept.put(digest, now);
    }

    private synchronized boolean isFull(int more, Instant now) {
        if (!hour.equals(Instant.MIN) && hour.plus(HOUR).isAfter(now)) {
            inThisHour += more;
        } else {
            hour = now;
            inThisHour = more;
        }
        return inThisHour > MOST_IN_AN_HOUR;
    }

    private List<Row> rows(PanelReport report, Instant now) {
        List<Row> rows = new ArrayList<>();
        for (Content.Alarm alarm : report.events()) {
            AlarmEvent event = new AlarmEvent(
                    new AlarmEventId(journal.nextId()),
                    Tenant.MAIN,
                    Optional.empty(),
                    report.account(),
                    report.via(),
                    report.sequence(),
                    ReportDigest.of(report),
                    EventCodes.classOf(alarm.code()),
                    alarm,
                    AlarmEvent.State.QUARANTINED,
                    now,
                    now,
                    report.panelTime(),
                    report.raw(),
                    new HashMap<>(report.extra()),
                    Optional.empty(),
                    "no system has the panel " + report.account(),
                    now);
            rows.add(new Row.NewAlarmEvent(event));
            rows.add(chronicle.row(
                    Tenant.MAIN,
                    Optional.empty(),
                    Optional.empty(),
                    now,
                    report.via(),
                    TimelineEntry.Kind.RECEIVED,
                    "quarantine: event " + event.id() + ": " + Relaying.words(event) + "; " + event.why()));
        }
        return rows;
    }
}
