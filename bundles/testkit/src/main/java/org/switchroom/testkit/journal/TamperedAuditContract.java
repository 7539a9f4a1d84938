package org.switchroom.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What somebody did to the audit chain behind the journal's back shows. These tests leave a broken chain: each needs a
 * store of its own.
 */
public interface TamperedAuditContract extends JournalFixture {
    /** Changes what the last link but one says, in the database, past the journal. */
    void changeAuditLink();

    /** Removes the last link but one from the database, past the journal. */
    void removeAuditLink();

    /** Removes the last link from the database, past the journal. */
    void removeAuditTail();

    private void writeSomeLinks() {
        for (int i = 0; i < 5; i++) {
            store(AuditContract.link(this, "action " + i));
        }
        assertThat(journal().verifyAudit().broken()).isEmpty();
    }

    @Test
    default void a_changed_audit_link_shows() {
        writeSomeLinks();

        changeAuditLink();

        assertThat(journal().verifyAudit().broken()).isPresent();
    }

    @Test
    default void a_removed_audit_link_shows() {
        writeSomeLinks();

        removeAuditLink();

        assertThat(journal().verifyAudit().broken()).isPresent();
    }

    @Test
    default void a_removed_tail_of_the_audit_chain_shows() {
        writeSomeLinks();

        removeAuditTail();

        assertThat(journal().verifyAudit().broken()).isPresent();
    }
}
