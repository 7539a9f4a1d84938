package org.switchroom.gsm.modem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.switchroom.gsm.pdu.SmsAddress;

/**
 * A message that came in.
 *
 * @param reference the same when the network brings it again
 * @param from empty when the PDU could not be read; the text is then the PDU
 * @param sentAt when the service centre took it
 * @param missing the numbers of parts that did not come in time; their places are marked in the text
 */
public record ReceivedSms(
        String reference,
        Optional<SmsAddress> from,
        Optional<OffsetDateTime> sentAt,
        Instant receivedAt,
        String text,
        boolean flash,
        List<Integer> missing) {
    public ReceivedSms {
        missing = List.copyOf(missing);
    }
}
