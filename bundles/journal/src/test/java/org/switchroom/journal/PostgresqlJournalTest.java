package org.switchroom.journal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.switchroom.store.Journal;
import org.switchroom.testkit.journal.DurableJournalContract;
import org.switchroom.testkit.journal.JournalContract;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresqlJournalTest implements JournalContract, DurableJournalContract {
    private OpenStore store;

    @BeforeAll
    void open() {
        store = OpenStore.postgresql();
    }

    /** Other tests' lanes would make every claim of this one long; leases of the contract are short. */
    @BeforeEach
    void rest() {
        store.execute("update lane set due_at = null, owner = null, lease_until = null");
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Override
    public Journal journal() {
        return store.journal();
    }

    @Override
    public Journal otherNode() {
        return store.otherNode();
    }

    @Override
    public void reopen() {
        store.reopen();
    }
}
