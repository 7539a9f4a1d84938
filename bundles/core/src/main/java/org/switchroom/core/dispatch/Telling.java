package org.switchroom.core.dispatch;

import java.time.Clock;
import java.time.Instant;
import org.switchroom.core.Chronicle;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** The line in the story that goes with a message's step. */
record Telling(Chronicle chronicle, Clock clock) {
    Instant now() {
        return clock.instant();
    }

    /** @param actor who did it */
    Row story(StoredMessage message, Object actor, TimelineEntry.Kind kind, String text) {
        return chronicle.ofMessage(
                message.envelope().tenant(),
                message.envelope().job(),
                message.id(),
                now(),
                actor.toString(),
                kind,
                text);
    }
}
