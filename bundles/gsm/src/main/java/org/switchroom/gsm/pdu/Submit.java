package org.switchroom.gsm.pdu;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A message to the service centre: SMS-SUBMIT (TS 23.040 §9.2.2.2).
 *
 * @param serviceCentre empty: the modem's own
 * @param reference TP-MR; modems put their own in its place
 * @param protocol TP-PID, 0 for a message between people
 */
public record Submit(
        Optional<SmsAddress> serviceCentre,
        int reference,
        SmsAddress to,
        int protocol,
        DataCoding coding,
        Validity validity,
        Flags flags,
        UserData userData)
        implements SmsPdu {
    /**
     * The single bits of the first octet.
     *
     * @param rejectDuplicates the service centre refuses what it has already, by reference and recipient
     * @param report a status report is wanted
     * @param replyPath the recipient may answer over the same service centre
     */
    public record Flags(boolean rejectDuplicates, boolean report, boolean replyPath) {
        public static final Flags NONE = new Flags(false, false, false);
        public static final Flags REPORT = new Flags(false, true, false);
    }

    private static final int SUBMIT = 0x01;
    private static final int REJECT_DUPLICATES = 0x04;
    private static final int REPORT = 0x20;
    private static final int HEADER = 0x40;
    private static final int REPLY_PATH = 0x80;

    public Submit {
        if (reference < 0 || reference > 0xFF || protocol < 0 || protocol > 0xFF) {
            throw new IllegalArgumentException(
                    "reference and protocol are one octet each; found " + reference + ", " + protocol);
        }
    }

    /** @throws IllegalArgumentException when the text does not fit the coding or the 140 octets */
    public Pdu encode() {
        PduWriter centre = new PduWriter();
        serviceCentre.ifPresentOrElse(address -> address.writeAsServiceCentreTo(centre), () -> centre.octet(0));
        PduWriter out = new PduWriter().octet(firstOctet()).octet(reference);
        to.writeTo(out);
        out.octet(protocol).octet(coding.octet());
        if (validity instanceof Validity.Relative relative) {
            out.octet(relative.octet());
        } else if (validity instanceof Validity.Absolute absolute) {
            SmsTime.write(out, absolute.until());
        } else if (validity instanceof Validity.Enhanced enhanced) {
            out.octets(enhanced.octets().bytes());
        }
        userData.writeTo(out, coding.alphabet());
        return Pdu.of(centre, out);
    }

    private int firstOctet() {
        return SUBMIT
                | validity.format()
                | (flags.rejectDuplicates() ? REJECT_DUPLICATES : 0)
                | (flags.report() ? REPORT : 0)
                | (userData.header().isEmpty() ? 0 : HEADER)
                | (flags.replyPath() ? REPLY_PATH : 0);
    }

    static Submit readFrom(PduReader in, Optional<SmsAddress> serviceCentre, int first) {
        int reference = in.octet("the reference");
        SmsAddress to = SmsAddress.readFrom(in, "the recipient");
        int protocol = in.octet("the protocol");
        DataCoding coding = new DataCoding(in.octet("the data coding"));
        Validity validity = validity(in, first & 0x18);
        Flags flags = new Flags((first & REJECT_DUPLICATES) != 0, (first & REPORT) != 0, (first & REPLY_PATH) != 0);
        UserData userData = UserData.readFrom(in, coding.alphabet(), (first & HEADER) != 0);
        return new Submit(serviceCentre, reference, to, protocol, coding, validity, flags, userData);
    }

    private static Validity validity(PduReader in, int format) {
        return switch (format) {
            case 0x00 -> Validity.UNLIMITED;
            case 0x10 -> new Validity.Relative(in.octet("the validity"));
            case 0x08 -> new Validity.Enhanced(new Octets(in.octets(7, "the validity")));
            default -> {
                byte[] octets = in.octets(SmsTime.OCTETS, "the validity");
                Optional<OffsetDateTime> until = SmsTime.read(octets);
                yield new Validity.Absolute(until.orElseThrow(() -> in.bad("a time", new Octets(octets))));
            }
        };
    }
}
