package org.switchroom.gsm.pdu;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A message from the service centre: SMS-DELIVER (TS 23.040 §9.2.2.1).
 *
 * @param sentAt when the service centre took it, with its zone; empty when the network sent no time
 * @param reportSaid whether the sender will hear that it has arrived
 */
public record Deliver(
        Optional<SmsAddress> serviceCentre,
        SmsAddress from,
        int protocol,
        DataCoding coding,
        Optional<OffsetDateTime> sentAt,
        boolean reportSaid,
        UserData userData)
        implements SmsPdu {
    private static final int REPORT = 0x20;
    private static final int HEADER = 0x40;

    static Deliver readFrom(PduReader in, Optional<SmsAddress> serviceCentre, int first) {
        SmsAddress from = SmsAddress.readFrom(in, "the sender");
        int protocol = in.octet("the protocol");
        DataCoding coding = new DataCoding(in.octet("the data coding"));
        Optional<OffsetDateTime> sentAt = SmsTime.read(in.octets(SmsTime.OCTETS, "the time"));
        UserData userData = UserData.readFrom(in, coding.alphabet(), (first & HEADER) != 0);
        return new Deliver(serviceCentre, from, protocol, coding, sentAt, (first & REPORT) != 0, userData);
    }
}
