package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.List;
import org.switchroom.gsm.pdu.Pdu;

/**
 * One message for the modem.
 *
 * @param id of the caller's choice
 * @param parts in order, at least one
 * @param deadline when it must be answered, by the modem's ticker
 */
record SendJob(long id, List<Pdu> parts, Duration deadline) {
    SendJob {
        parts = List.copyOf(parts);
    }
}
