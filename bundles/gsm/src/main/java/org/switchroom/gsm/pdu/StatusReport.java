package org.switchroom.gsm.pdu;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What became of a message sent earlier: SMS-STATUS-REPORT (TS 23.040 §9.2.2.3).
 *
 * @param reference the TP-MR that the modem answered when it sent the message
 * @param to whom it was sent to
 * @param sentAt when the service centre had taken it
 * @param doneAt when it arrived, or was tried last
 * @param status TP-ST, as it stands
 */
public record StatusReport(
        Optional<SmsAddress> serviceCentre,
        int reference,
        SmsAddress to,
        Optional<OffsetDateTime> sentAt,
        Optional<OffsetDateTime> doneAt,
        int status)
        implements SmsPdu {
    /** What the status means for the message. */
    public enum Fate {
        /** At the recipient, or replaced there by a later one. */
        DELIVERED,
        /** Given on; the service centre can not say more, and will not. */
        FORWARDED,
        /** Not yet; another report follows. */
        STILL_TRYING,
        /** Its validity ended. */
        EXPIRED,
        /** Will never arrive. */
        FAILED;

        /** By TS 23.040 §9.2.3.15. */
        public static Fate of(int status) {
            if (status == 0x01) {
                return FORWARDED;
            } else if (status < 0x20) {
                return DELIVERED;
            } else if (status < 0x40) {
                return STILL_TRYING;
            }
            return status == 0x46 ? EXPIRED : FAILED;
        }

        public boolean isBad() {
            return this == EXPIRED || this == FAILED;
        }
    }

    static StatusReport readFrom(PduReader in, Optional<SmsAddress> serviceCentre) {
        int reference = in.octet("the reference");
        SmsAddress to = SmsAddress.readFrom(in, "the recipient");
        Optional<OffsetDateTime> sentAt = SmsTime.read(in.octets(SmsTime.OCTETS, "the time of sending"));
        Optional<OffsetDateTime> doneAt = SmsTime.read(in.octets(SmsTime.OCTETS, "the time of delivery"));
        return new StatusReport(serviceCentre, reference, to, sentAt, doneAt, in.octet("the status"));
    }

    public Fate fate() {
        return Fate.of(status);
    }

    /** The status in words. */
    public String words() {
        return words(status);
    }

    public static String words(int status) {
        return switch (status) {
            case 0x00 -> "received by the recipient";
            case 0x01 -> "forwarded to the recipient, not confirmed";
            case 0x02 -> "replaced by the service centre";
            case 0x20, 0x60 -> "congestion";
            case 0x21, 0x61 -> "the recipient is busy";
            case 0x22, 0x62 -> "no response from the recipient";
            case 0x23, 0x63 -> "service rejected";
            case 0x24, 0x44, 0x64 -> "quality of service not available";
            case 0x25, 0x65 -> "error at the recipient";
            case 0x40 -> "remote procedure error";
            case 0x41 -> "incompatible destination";
            case 0x42 -> "connection rejected by the recipient";
            case 0x43 -> "the recipient can not be reached";
            case 0x45 -> "no interworking available";
            case 0x46 -> "validity expired";
            case 0x47 -> "deleted by the sender";
            case 0x48 -> "deleted by the service centre";
            case 0x49 -> "the service centre does not know the message";
            default -> "status 0x%02X".formatted(status);
        };
    }
}
