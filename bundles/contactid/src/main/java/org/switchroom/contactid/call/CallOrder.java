package org.switchroom.contactid.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.alarm.EventClass;
import org.switchroom.alarm.EventCodes;
import org.switchroom.contactid.ContactId;

/**
 * Which event is next: life-safety, other alarms, troubles, what else is new, restores; within each as they came. An
 * event never overtakes an earlier one of the same account, code, partition and zone, for a restore before its alarm
 * would leave the station with an alarm; an earlier one is then as urgent as the one it holds up. Any thread.
 */
final class CallOrder {
    private final List<Report> waiting = new ArrayList<>();
    private boolean closed;

    /** False when the call takes none any more. */
    synchronized boolean add(Report report) {
        if (!closed) {
            waiting.add(report);
        }
        return !closed;
    }

    /** The next; when there is none, no more are taken. */
    synchronized Optional<Report> next() {
        Report best = null;
        int bestRank = Integer.MAX_VALUE;
        for (Report report : waiting) {
            int rank = rank(report.message());
            if (rank < bestRank) {
                bestRank = rank;
                best = report;
            }
        }
        if (best == null) {
            closed = true;
            return Optional.empty();
        }
        Report first = firstLike(best.message());
        waiting.remove(first);
        return Optional.of(first);
    }

    /** All that still wait, in the order they came; no more are taken. */
    synchronized List<Report> close() {
        closed = true;
        List<Report> rest = List.copyOf(waiting);
        waiting.clear();
        return rest;
    }

    private Report firstLike(ContactId message) {
        return waiting.stream()
                .filter(report -> isLike(report.message(), message))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isLike(ContactId one, ContactId other) {
        return one.account().equals(other.account())
                && one.code().equals(other.code())
                && one.partition().equals(other.partition())
                && one.zoneOrUser().equals(other.zoneOrUser());
    }

    private static int rank(ContactId message) {
        EventClass about = EventCodes.classOf(message.code());
        if (message.qualifier() == 3 && about != EventClass.OPEN_CLOSE) {
            return 4;
        }
        return switch (about) {
            case DURESS, HOLD_UP, PANIC, FIRE, MEDICAL, GAS -> 0;
            case TAMPER, BURGLARY, TECHNICAL -> 1;
            case SUPERVISORY, TROUBLE -> 2;
            case OPEN_CLOSE, CANCEL, ACCESS, BYPASS, TEST, OTHER -> 3;
        };
    }
}
