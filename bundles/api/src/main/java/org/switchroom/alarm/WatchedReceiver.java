package org.switchroom.alarm;

import org.osgi.annotation.versioning.ConsumerType;

/** A receiver that panels report to. Each configured instance registers one, so that people see what it does and what it bears. */
@ConsumerType
public interface WatchedReceiver {
    /** How it is. Any thread, often; answers at once and from memory. */
    ReceiverView view();
}
