package org.switchroom.gsm.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.switchroom.gsm.pdu.Concatenation;
import org.switchroom.gsm.pdu.DataCoding;
import org.switchroom.gsm.pdu.Deliver;
import org.switchroom.gsm.pdu.SmsAddress;
import org.switchroom.gsm.pdu.SmsPdu;
import org.switchroom.gsm.pdu.StatusReport;
import org.switchroom.gsm.pdu.Submit;
import org.switchroom.gsm.pdu.UserData;
import org.switchroom.sms.DecodedSms;

/** Puts the parts of messages together, in the order of their first given part. Of one call. */
final class Joining {
    /** What the parts of one message have in common; a whole message is alone, by its place. */
    private record Whole(DecodedSms.Kind kind, SmsAddress address, int reference, boolean wide, int total, int place) {}

    private final Map<Whole, TreeMap<Integer, SmsPdu>> all = new LinkedHashMap<>();
    private int places;

    void add(SmsPdu pdu) {
        places++;
        Optional<Concatenation> part = data(pdu).flatMap(UserData::part);
        Whole whole = part.map(it -> new Whole(kind(pdu), address(pdu), it.reference(), it.wide(), it.total(), 0))
                .orElseGet(() -> new Whole(kind(pdu), address(pdu), 0, false, 1, places));
        all.computeIfAbsent(whole, unknown -> new TreeMap<>())
                .put(part.map(Concatenation::number).orElse(1), pdu);
    }

    List<DecodedSms> all() {
        List<DecodedSms> decoded = new ArrayList<>();
        all.forEach((whole, parts) -> decoded.add(decoded(whole, parts)));
        return decoded;
    }

    private static DecodedSms decoded(Whole whole, TreeMap<Integer, SmsPdu> parts) {
        SmsPdu first = parts.firstEntry().getValue();
        Optional<StatusReport> report =
                first instanceof StatusReport said ? Optional.of(said) : Optional.<StatusReport>empty();
        Optional<DataCoding> coding = coding(first);
        StringBuilder text = new StringBuilder();
        List<Integer> missing = new ArrayList<>();
        for (int number = 1; number <= whole.total(); number++) {
            if (parts.containsKey(number)) {
                text.append(data(parts.get(number)).map(UserData::text).orElse(""));
            } else {
                missing.add(number);
                text.append("[… part ")
                        .append(number)
                        .append(" of ")
                        .append(whole.total())
                        .append(" is missing …]");
            }
        }
        return new DecodedSms(
                whole.kind(),
                whole.address().written(),
                first.serviceCentre().map(SmsAddress::written),
                first instanceof Deliver deliver ? deliver.sentAt() : report.flatMap(StatusReport::sentAt),
                report.flatMap(StatusReport::doneAt),
                first instanceof Submit submit ? Optional.of(submit.reference()) : report.map(StatusReport::reference),
                coding.map(it -> it.alphabet().name()),
                coding.filter(DataCoding::isFlash).isPresent(),
                report.isPresent() ? Optional.empty() : Optional.of(text.toString()),
                report.map(StatusReport::words),
                whole.total(),
                missing);
    }

    private static DecodedSms.Kind kind(SmsPdu pdu) {
        if (pdu instanceof Deliver) {
            return DecodedSms.Kind.DELIVER;
        }
        return pdu instanceof Submit ? DecodedSms.Kind.SUBMIT : DecodedSms.Kind.STATUS_REPORT;
    }

    private static SmsAddress address(SmsPdu pdu) {
        if (pdu instanceof Deliver deliver) {
            return deliver.from();
        }
        return pdu instanceof Submit submit ? submit.to() : ((StatusReport) pdu).to();
    }

    private static Optional<UserData> data(SmsPdu pdu) {
        if (pdu instanceof Deliver deliver) {
            return Optional.of(deliver.userData());
        }
        return pdu instanceof Submit submit ? Optional.of(submit.userData()) : Optional.empty();
    }

    private static Optional<DataCoding> coding(SmsPdu pdu) {
        if (pdu instanceof Deliver deliver) {
            return Optional.of(deliver.coding());
        }
        return pdu instanceof Submit submit ? Optional.of(submit.coding()) : Optional.empty();
    }
}
