package org.switchroom.testkit.journal;

import java.time.Duration;
import java.time.Instant;
import org.switchroom.store.Journal;
import org.switchroom.testkit.ManualClock;

class InMemoryJournalContractTest implements JournalContract, TamperedAuditContract {
    private final ManualClock clock = ManualClock.create();
    private final InMemoryJournal journal = new InMemoryJournal(clock);
    private final InMemoryJournal other = journal.node("node-2");

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Journal otherNode() {
        return other;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void passTime(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public void changeAuditLink() {
        journal.tamperWithAudit(chain -> {
            AuditLink link = chain.get(chain.size() - 2);
            chain.set(chain.size() - 2, new AuditLink(link.number(), AuditContract.link(this, "forged"), link.hash()));
        });
    }

    @Override
    public void removeAuditLink() {
        journal.tamperWithAudit(chain -> chain.remove(chain.size() - 2));
    }

    @Override
    public void removeAuditTail() {
        journal.tamperWithAudit(chain -> chain.remove(chain.size() - 1));
    }
}
