package org.switchroom.gsm.pdu;

import java.util.Optional;

/** What a modem hands over in PDU mode: the service centre, and one of three kinds. */
public sealed interface SmsPdu permits Submit, Deliver, StatusReport {
    Optional<SmsAddress> serviceCentre();

    /**
     * Reads one PDU with the service centre before it, as modems print it. Octets after its end are ignored: some modems
     * fill a SIM's record with them.
     *
     * @throws BadPdu when it is none
     */
    static SmsPdu decode(String hex) {
        PduReader in = new PduReader(hex);
        Optional<SmsAddress> serviceCentre = SmsAddress.readServiceCentreFrom(in);
        int first = in.octet("the first octet");
        return switch (first & 0x03) {
            case 0x00 -> Deliver.readFrom(in, serviceCentre, first);
            case 0x01 -> Submit.readFrom(in, serviceCentre, first);
            case 0x02 -> StatusReport.readFrom(in, serviceCentre);
            default -> throw in.bad("a message type of 0, 1 or 2", 3);
        };
    }
}
