package org.switchroom.core.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;

/**
 * Where receivers bring what panels report. Each panel's reports are taken in the order in which they come; those of
 * other panels do not wait for them.
 */
final class PanelDesk implements PanelIntake {
    private static final Logger LOG = LoggerFactory.getLogger(PanelDesk.class);

    private final AccountBook accounts;
    private final Turns turns;
    private final Reports reports;
    private final Quarantine quarantine;
    private final Supervision supervision;
    private final Clock clock;

    PanelDesk(
            AccountBook accounts,
            Turns turns,
            Reports reports,
            Quarantine quarantine,
            Supervision supervision,
            Clock clock) {
        this.accounts = accounts;
        this.turns = turns;
        this.reports = reports;
        this.quarantine = quarantine;
        this.supervision = supervision;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Taken> receive(PanelReport report) {
        if (!AccountBook.isPanel(report.account())) {
            return CompletableFuture.completedFuture(Taken.UNUSABLE);
        }
        CompletableFuture<Taken> answer = new CompletableFuture<>();
        try {
            turns.of(report.account()).execute(() -> take(report)
                    .whenComplete((taken, defect) -> answer.complete(defect == null ? taken : Taken.TRY_LATER)));
        } catch (RejectedExecutionException stopping) {
            answer.complete(Taken.TRY_LATER);
        }
        return answer;
    }

    private CompletionStage<Taken> take(PanelReport report) {
        try {
            Instant now = clock.instant();
            Optional<AlarmAccount> account = accounts.byPanel(report.account());
            account.ifPresent(known -> supervision.heard(known.id(), now));
            if (account.isEmpty()) {
                return quarantine.take(report, now);
            } else if (report.events().isEmpty()) {
                return CompletableFuture.completedFuture(Taken.STORED);
            }
            return reports.take(report, account.get(), now);
        } catch (RuntimeException trouble) {
            LOG.error("A report of a panel could not be taken in; it gets no answer and sends it again", trouble);
            return CompletableFuture.completedFuture(Taken.TRY_LATER);
        }
    }

    @Override
    public Optional<PanelAccess> access(String account) {
        return accounts.access(account);
    }
}
