package org.switchroom.shell.sms;

import java.time.Duration;
import java.util.Locale;
import org.switchroom.service.LogLine;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.ServiceJobs;
import org.switchroom.shell.Facts;
import org.switchroom.sms.SmsPreview;
import org.switchroom.sms.SmsTexts;

/** What belongs to the SMS service, as facts under the names of the API. */
final class SmsFacts {
    private SmsFacts() {}

    static Facts of(SmsPreview preview) {
        return new Facts()
                .with("alphabet", preview.alphabet())
                .with("characters", preview.characters())
                .with("segments", preview.parts().size())
                .with("left", preview.left())
                .with("warning", preview.warning())
                .with("text", preview.text());
    }

    static Facts of(SmsTexts.SmsText text) {
        Facts facts = new Facts()
                .with("name", text.name())
                .with("version", text.version())
                .with("text", text.text());
        return text.version() == 0
                ? facts
                : facts.with("changedBy", text.changedBy()).with("changedAt", text.changedAt());
    }

    static Facts of(ServiceJobs.View view) {
        ServiceJob job = view.job();
        ServiceJob.Runs runs = view.runs();
        return new Facts()
                .with("id", job.id())
                .with("active", job.active())
                .with("name", job.name())
                .with("logKind", job.logKind())
                .with("description", job.description())
                .with("note", job.note())
                .with("kind", view.kindWords().orElse(job.kind() + " (nothing here does this)"))
                .with("validFrom", job.validFrom())
                .with("validUntil", job.validUntil())
                .with("errorMail", String.join(",", job.errorMail()))
                .with("tenants", job.tenants().isEmpty() ? "all" : String.join(",", job.tenants()))
                .with("schedule", job.schedule())
                .with("priority", job.high() ? "HIGH" : "NORMAL")
                .with("lastRun", runs.last())
                .with("nextRun", view.nextRun())
                .with("lastDuration", runs.lastTook().map(SmsFacts::clock))
                .with("runs", runs.count())
                .with("runsWithError", runs.withError())
                .with("skipped", runs.skipped())
                .with("lastError", runs.lastError())
                .with("createdBy", job.created().by())
                .with("createdAt", job.created().at())
                .with("changedBy", job.changed().by())
                .with("changedAt", job.changed().at())
                .with("system", job.system())
                .with("version", job.version());
    }

    /** As {@code 00:00:18.540}. */
    static String clock(Duration took) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                took.toHours(),
                took.toMinutesPart(),
                took.toSecondsPart(),
                took.toMillisPart());
    }

    static Facts of(ServiceJobs.Ran ran) {
        return new Facts()
                .with("at", ran.at())
                .with("took", clock(ran.took()))
                .with("did", ran.did())
                .with("error", ran.error());
    }

    static Facts of(LogLine line) {
        return new Facts()
                .with("event", line.event())
                .with("date", line.at())
                .with("computer", line.computer())
                .with("user", line.actor())
                .with("application", line.application())
                .with("version", line.version())
                .with("message", line.message())
                .with("job", line.job())
                .with("tenant", line.tenant());
    }
}
