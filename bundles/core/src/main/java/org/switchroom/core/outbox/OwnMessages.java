package org.switchroom.core.outbox;

import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.core.access.Permission;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Journal;

/** The messages of a caller's tenants; those of others are not there for it. Any thread; blocks on the database. */
final class OwnMessages {
    private final Journal journal;

    OwnMessages(Journal journal) {
        this.journal = journal;
    }

    Answer<StoredMessage> find(Caller caller, MessageId id) {
        return journal.message(id)
                .filter(message -> caller.mayActFor(message.envelope().tenant()))
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Permission.notFound("message", id)));
    }
}
