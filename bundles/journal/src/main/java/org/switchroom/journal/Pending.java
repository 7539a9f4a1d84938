package org.switchroom.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.switchroom.journal.row.AlarmEventRow;
import org.switchroom.journal.row.ArrivalRow;
import org.switchroom.journal.row.AttemptRow;
import org.switchroom.journal.row.DocumentRow;
import org.switchroom.journal.row.JobChangeRow;
import org.switchroom.journal.row.JobRow;
import org.switchroom.journal.row.MessageRow;
import org.switchroom.journal.row.PartyRow;
import org.switchroom.journal.row.ReceiptRow;
import org.switchroom.journal.row.ServiceLogRow;
import org.switchroom.journal.row.TenantRow;
import org.switchroom.journal.row.TimelineRow;
import org.switchroom.journal.row.TokenRow;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;
import org.switchroom.trace.TimelineEntry;

/**
 * An entry on its way to disk, with the lines it inserts made ready by the caller's thread, so that the one writer has
 * less to do.
 *
 * @param inserts entities, in the order of the rows; receipts are not among them, as the writer may have to skip them
 */
record Pending(Entry entry, Optional<ArrivalRow> arrival, List<Object> inserts, CompletableFuture<Written> answer) {
    /** Itself only: a record's own would walk over every value of the entry, again and again on the writer's thread. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** @throws RuntimeException when a row holds a value that no table can keep */
    static Pending of(Entry entry, IdSource ids) {
        List<Object> inserts = new ArrayList<>();
        Map<Object, List<TimelineEntry>> stories = new LinkedHashMap<>();
        for (Row row : entry.rows()) {
            if (row instanceof Row.NewTenant it) {
                inserts.add(TenantRow.of(it.tenant()));
            } else if (row instanceof Row.NewToken it) {
                inserts.add(TokenRow.of(it.token()));
            } else if (row instanceof Row.NewParty it) {
                inserts.add(PartyRow.of(it.party()));
            } else if (row instanceof Row.NewJob it) {
                inserts.add(JobRow.of(it.job()));
            } else if (row instanceof Row.Change it) {
                inserts.add(JobChangeRow.of(ids.next(), it.change()));
            } else if (row instanceof Row.NewMessage it) {
                inserts.add(MessageRow.of(it.message()));
            } else if (row instanceof Row.AttemptStart it) {
                inserts.add(AttemptRow.of(it));
            } else if (row instanceof Row.Timeline it) {
                stories.computeIfAbsent(subject(it.entry()), any -> new ArrayList<>())
                        .add(it.entry());
            } else if (row instanceof Row.ServiceLog it) {
                inserts.add(ServiceLogRow.of(it.line()));
            } else if (row instanceof Row.NewDocumentVersion it) {
                inserts.add(DocumentRow.of(it.version()));
            } else if (row instanceof Row.NewAlarmEvent it) {
                inserts.add(AlarmEventRow.of(it.event()));
            }
        }
        for (List<TimelineEntry> told : stories.values()) {
            told.sort(Comparator.comparingLong(TimelineEntry::id));
            inserts.add(TimelineRow.of(told));
        }
        return new Pending(entry, entry.arrival().map(ArrivalRow::of), inserts, new CompletableFuture<>());
    }

    /** Lines of one are kept together: of a job, else of a message; a line of neither stands alone. */
    private static Object subject(TimelineEntry line) {
        return line.job()
                .<Object>map(job -> List.of(line.tenant(), job))
                .or(() -> line.message().map(message -> List.of(line.tenant(), message)))
                .orElse(line.id());
    }

    static ReceiptRow receipt(Row.NewReceipt row, IdSource ids) {
        return ReceiptRow.of(ids.next(), row);
    }
}
