package org.switchroom.bench.contactid;

import java.util.HashMap;
import java.util.Map;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;

/** One call of ours and what was told of it. */
public final class Call implements CallListener {
    final ContactIdCall audio = new ContactIdCall(CallSettings.STANDARD, this);
    final Map<String, Outcome> outcomes = new HashMap<>();
    CallRecord record;

    Call(Iterable<ContactId> messages) {
        messages.forEach(message -> audio.add(new Report(message.digits(), message)));
    }

    @Override
    public void ended(Report report, Outcome outcome) {
        outcomes.put(report.id(), outcome);
    }

    @Override
    public void over(CallRecord whole) {
        record = whole;
    }

    long kissedOff() {
        return outcomes.values().stream()
                .filter(outcome -> outcome.result() == Outcome.Result.KISSED_OFF)
                .count();
    }

    /** A message of its own for each number. */
    public static ContactId message(int number) {
        return new ContactId(
                String.format("%04d", number / 1000 % 10_000),
                "18",
                1,
                "130",
                "01",
                String.format("%03d", number % 1000));
    }
}
