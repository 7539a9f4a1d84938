package org.switchroom.journal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.switchroom.store.Journal;
import org.switchroom.testkit.journal.TamperedAuditContract;

final class H2TamperedAuditTest implements TamperedAuditContract {
    private OpenStore store;

    @BeforeEach
    void open() {
        store = OpenStore.h2();
    }

    @AfterEach
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
    public void changeAuditLink() {
        store.execute("update audit set subject = 'job 2' where seq = (select max(seq) - 1 from audit)");
    }

    @Override
    public void removeAuditLink() {
        store.execute("delete from audit where seq = (select max(seq) - 1 from audit)");
    }

    @Override
    public void removeAuditTail() {
        store.execute("delete from audit where seq = (select max(seq) from audit)");
    }
}
