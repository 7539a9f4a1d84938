package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchroom.job.JobField;
import org.switchroom.store.AuditReport;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.store.Written;

/** The audit chain grows link by link, one chain a node, and is whole however entries come and fail. */
public interface AuditContract extends JournalFixture {
    /** One link, in the words of any language. */
    static Row.Audit link(JournalFixture store, String action) {
        return new Row.Audit("anna", action, "job 1", "Größe „ja“ 🚒\nzweite Zeile", store.now());
    }

    @Test
    default void the_chain_of_every_node_verifies_and_counts_its_links() {
        AuditReport before = journal().verifyAudit();

        for (int i = 0; i < 20; i++) {
            store(link(this, "first " + i), link(this, "second " + i));
            assertThat(JournalFixture.await(otherNode().write(Entry.of(link(this, "elsewhere " + i)))))
                    .isEqualTo(new Written.Stored());
        }

        AuditReport after = journal().verifyAudit();
        assertThat(before.broken()).isEmpty();
        assertThat(after.broken()).isEmpty();
        assertThat(after.links() - before.links()).isEqualTo(60);
    }

    @Test
    default void an_entry_that_failed_leaves_no_gap_in_the_chain() {
        Samples samples = samples();
        Row conflict = new Row.ChangedJob(Samples.changed(samples.job(), JobField.NOTES, "no such job"));
        long before = journal().verifyAudit().links();

        store(link(this, "before"));
        assertThat(write(link(this, "never"), conflict)).isInstanceOf(Written.Conflict.class);
        assertThat(write(link(this, "never"), new Row.Setting(samples.word(), Optional.of("x")), conflict))
                .isInstanceOf(Written.Conflict.class);
        store(link(this, "after"));

        AuditReport after = journal().verifyAudit();
        assertThat(after.broken()).isEmpty();
        assertThat(after.links() - before).isEqualTo(2);
    }
}
