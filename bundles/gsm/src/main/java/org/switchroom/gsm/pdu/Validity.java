package org.switchroom.gsm.pdu;

import java.time.Duration;
import java.time.OffsetDateTime;

/** How long the service centre tries (TS 23.040 §9.2.3.12). */
public sealed interface Validity {
    /** As long as the service centre likes. */
    record Unlimited() implements Validity {}

    /**
     * From the moment it is taken.
     *
     * @param octet 0 to 255, in steps that grow from five minutes to weeks
     */
    record Relative(int octet) implements Validity {
        public Relative {
            if (octet < 0 || octet > 255) {
                throw new IllegalArgumentException("a relative validity is one octet; found " + octet);
            }
        }

        public Duration duration() {
            if (octet <= 143) {
                return Duration.ofMinutes((octet + 1) * 5L);
            } else if (octet <= 167) {
                return Duration.ofHours(12).plusMinutes((octet - 143) * 30L);
            } else if (octet <= 196) {
                return Duration.ofDays(octet - 166L);
            }
            return Duration.ofDays((octet - 192) * 7L);
        }
    }

    /** Until a time. */
    record Absolute(OffsetDateTime until) implements Validity {}

    /**
     * Read and written as it is, never made by us.
     *
     * @param octets seven
     */
    record Enhanced(Octets octets) implements Validity {}

    Validity UNLIMITED = new Unlimited();

    /** What the format can say at most: 63 weeks. */
    Duration LONGEST = new Relative(255).duration();

    /**
     * The longest that the format can say and that is not longer than wanted, so that nothing arrives after its time;
     * five minutes when less is wanted, because less can not be said.
     */
    static Relative atMost(Duration wanted) {
        int octet = 0;
        while (octet < 255 && new Relative(octet + 1).duration().compareTo(wanted) <= 0) {
            octet++;
        }
        return new Relative(octet);
    }

    /** TP-VPF, already shifted to its bits of the first octet. */
    default int format() {
        if (this instanceof Relative) {
            return 0x10;
        } else if (this instanceof Absolute) {
            return 0x18;
        }
        return this instanceof Enhanced ? 0x08 : 0x00;
    }
}
