package org.switchroom.contactid.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.switchroom.contactid.ContactId;
import org.switchroom.message.Content;

/** What a listener was told. */
final class Notes implements CallListener {
    final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    final List<CallRecord> records = new ArrayList<>();
    Runnable whenEnded = () -> {};

    @Override
    public void ended(Report report, Outcome outcome) {
        if (outcomes.put(report.id(), outcome) != null) {
            throw new AssertionError(report.id() + " came to an end twice");
        }
        whenEnded.run();
    }

    @Override
    public void over(CallRecord record) {
        records.add(record);
    }

    Outcome of(String id) {
        return outcomes.get(id);
    }

    CallRecord record() {
        if (records.size() != 1) {
            throw new AssertionError("over was told " + records.size() + " times");
        }
        return records.get(0);
    }

    /** An event in the words {@code 1131} of qualifier and code, in a zone of its own. */
    static Report report(String id, String qualifierAndCode, int zone) {
        return new Report(
                id,
                ContactId.of(new Content.Alarm(
                        "1234",
                        Character.digit(qualifierAndCode.charAt(0), 10),
                        qualifierAndCode.substring(1),
                        1,
                        zone)));
    }
}
