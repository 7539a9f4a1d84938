package org.switchroom.sms;

import org.osgi.annotation.versioning.ConsumerType;

/** A GSM modem that is configured. Each one registers this, so that people see how it is: {@code sms:modems}. */
@ConsumerType
public interface WatchedModem {
    /** How it is. Any thread, often; answers at once and from memory. */
    ModemView view();
}
