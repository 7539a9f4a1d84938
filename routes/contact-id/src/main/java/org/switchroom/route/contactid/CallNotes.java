package org.switchroom.route.contactid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.HeardTone;
import org.switchroom.message.Message;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;

/** What people read of a call. */
final class CallNotes {
    private CallNotes() {}

    static StationCall begun(long number, Instant began, String station, String line) {
        return new StationCall(
                number,
                began,
                station,
                line,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** @param errands all that were told in this call, by the id of their report */
    static StationCall ended(
            StationCall call,
            Ending ending,
            Optional<CallRecord> record,
            Map<String, Errand> errands,
            Optional<String> recording) {
        return new StationCall(
                call.number(),
                call.began(),
                call.station(),
                call.line(),
                Optional.of(ending),
                record.map(CallRecord::length).orElse(Duration.ZERO),
                record.flatMap(CallRecord::handshake)
                        .map(heard -> new StationCall.Handshake(heard.after(), tone(heard.low()), tone(heard.high()))),
                record.map(CallRecord::events).orElse(List.of()).stream()
                        .map(told -> told(told, errands.get(told.report().id())))
                        .toList(),
                recording);
    }

    private static StationCall.Told told(CallRecord.Told told, Errand errand) {
        Message message = errand.delivery().message();
        return new StationCall.Told(
                message.tenant(),
                message.id(),
                told.report().message().digits(),
                told.outcome().result().code().replaceFirst("^contact-id\\.", ""),
                told.outcome().attempts(),
                told.outcome().kissOff().map(CallNotes::tone),
                told.outcome().detail(),
                told.after());
    }

    private static StationCall.Tone tone(HeardTone heard) {
        return new StationCall.Tone(heard.frequency(), heard.dbm0(), heard.length());
    }
}
