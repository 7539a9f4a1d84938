package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.Optional;
import org.switchroom.alarm.AlarmAccount;
import org.switchroom.alarm.PanelReport;
import org.switchroom.answer.Sha256;
import org.switchroom.message.Content;
import org.switchroom.store.Arrival;

/** What makes two reports of one panel the same. */
final class ReportDigest {
    private ReportDigest() {}

    /** Of a retransmission; empty when it has no sequence. */
    static Optional<String> of(PanelReport report) {
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

    /** The same key with another content is another report: one too many is better than one lost. */
    static Optional<Arrival> arrival(PanelReport report, AlarmAccount account, Instant now) {
        String digest = Sha256.hex(content(report));
        return report.idempotencyKey()
                .map(key -> new Arrival(
                        account.tenant(),
                        "panels",
                        report.account(),
                        key + "/" + digest,
                        digest,
                        account.id().toString(),
                        now));
    }
}
