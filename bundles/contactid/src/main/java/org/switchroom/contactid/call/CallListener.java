package org.switchroom.contactid.call;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Who wants to know what became of the events. Called on the line's thread, which speaks in 20 ms again: an
 * implementation hands over and returns, and throws nothing. The call goes on meanwhile, for a kiss-off can not be asked
 * for twice; whoever counts it counts it when it is on disk.
 */
@ConsumerType
public interface CallListener {
    /** This event has come to an end in this call. Once for each, also for those that were never said. */
    void ended(Report report, Outcome outcome);

    /** The call is over, after {@link #ended} of every event. */
    void over(CallRecord record);
}
