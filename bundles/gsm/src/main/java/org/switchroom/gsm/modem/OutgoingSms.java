package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.gsm.pdu.DataCoding;
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
public record OutgoingSms(SmsAddress to, String text, boolean flash, boolean report, Optional<Duration> validity) {
    /** @throws IllegalArgumentException when the text takes more than 255 messages */
    List<Pdu> pdus(int reference) {
        SmsPlan plan = SmsPlan.of(text);
        DataCoding coding = flash ? DataCoding.flash(plan.alphabet()) : DataCoding.of(plan.alphabet());
        Validity until = validity.<Validity>map(Validity::atMost).orElse(Validity.UNLIMITED);
        Submit.Flags flags = report ? Submit.Flags.REPORT : Submit.Flags.NONE;
        List<Pdu> pdus = new ArrayList<>();
        for (UserData part : plan.userData(reference, false)) {
            pdus.add(new Submit(Optional.empty(), 0, to, 0, coding, until, flags, part).encode());
        }
        return pdus;
    }
}
