package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.gsm.pdu.Alphabet;
import org.switchroom.gsm.pdu.DataCoding;
import org.switchroom.gsm.pdu.Octets;
import org.switchroom.gsm.pdu.Pdu;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.SmsPlan;
import org.switchroom.gsm.pdu.Submit;
import org.switchroom.gsm.pdu.UserData;
import org.switchroom.gsm.pdu.Validity;

/**
 * A message to be sent.
 *
 * @param flash shown at once and not stored
 * @param report whether to hear what becomes of it
 * @param validity empty: as long as the service centre likes
 */
public record OutgoingSms(SmsAddress to, Says says, boolean flash, boolean report, Optional<Duration> validity) {
    /** What it says. */
    public sealed interface Says {}

    /** Words, in as many messages as they take. */
    public record Words(String text) implements Says {}

    /**
     * Octets, a message for each segment.
     *
     * @param headed true when each begins with a user data header, which goes as it is
     */
    public record Segments(List<Octets> octets, boolean headed) implements Says {
        public Segments {
            octets = List.copyOf(octets);
        }
    }

    /** Words. */
    public OutgoingSms(SmsAddress to, String text, boolean flash, boolean report, Optional<Duration> validity) {
        this(to, new Words(text), flash, report, validity);
    }

    /** @throws IllegalArgumentException when the text takes more than 255 messages, or a segment can not be sent */
    List<Pdu> pdus(int reference) {
        if (says instanceof Words words) {
            SmsPlan plan = SmsPlan.of(words.text());
            return pdus(plan.alphabet(), plan.userData(reference, false));
        }
        Segments segments = (Segments) says;
        return pdus(
                Alphabet.EIGHT_BIT,
                segments.octets().stream()
                        .map(each -> segments.headed() ? UserData.headed(each) : UserData.of(each))
                        .toList());
    }

    private List<Pdu> pdus(Alphabet alphabet, List<UserData> parts) {
        DataCoding coding = flash ? DataCoding.flash(alphabet) : DataCoding.of(alphabet);
        Validity until = validity.<Validity>map(Validity::atMost).orElse(Validity.UNLIMITED);
        Submit.Flags flags = report ? Submit.Flags.REPORT : Submit.Flags.NONE;
        List<Pdu> pdus = new ArrayList<>();
        for (UserData part : parts) {
            pdus.add(new Submit(Optional.empty(), 0, to, 0, coding, until, flags, part).encode());
        }
        return pdus;
    }
}
