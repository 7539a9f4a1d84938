package org.switchroom.testkit.journal;

/**
 * What "is a Journal" means, capability by capability. A store's test implements this interface; a store that outlives
 * its process implements {@link DurableJournalContract} too, and one whose chain can be reached past the journal
 * {@link TamperedAuditContract}.
 */
public interface JournalContract
        extends RowsContract,
                JobRowsContract,
                MessageRowsContract,
                HostileTextsContract,
                EntriesContract,
                LanesContract,
                TakenLanesContract,
                QueuesContract,
                ReceiptRowsContract,
                ListsContract,
                MessageListsContract,
                DocumentsContract,
                AlarmEventsContract,
                AuditContract {}
