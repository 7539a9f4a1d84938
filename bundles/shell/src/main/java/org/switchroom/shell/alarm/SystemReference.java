package org.switchroom.shell.alarm;

import org.switchroom.alarm.AccountId;
import org.switchroom.alarm.AlarmEventId;
import org.switchroom.shell.NotDone;

/** Reads ids of systems and events. */
final class SystemReference {
    private SystemReference() {}

    static AccountId read(String text) throws NotDone {
        return AccountId.parse(text).orElseThrow(() -> NotDone.unreadable("a system's id", text));
    }

    static AlarmEventId event(String text) throws NotDone {
        return AlarmEventId.parse(text).orElseThrow(() -> NotDone.unreadable("an event's id", text));
    }
}
