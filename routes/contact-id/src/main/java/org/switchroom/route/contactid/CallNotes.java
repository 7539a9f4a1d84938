package org.switchroom.route.contactid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.HeardTone;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;

/** What people read of a call. */
final class CallNotes {
    private CallNotes() {}

    static StationCall begun(long number, Instant began, String station, String line) {
        return new StationCall(
                number, began, station, line, Optional.empty(), Duration.ZERO, Optional.empty(), List.of());
    }

    static StationCall ended(
            long number, Instant began, String station, String line, Ending ending, Optional<CallRecord> record) {
        return new StationCall(
                number,
                began,
                station,
                line,
                Optional.of(ending),
                record.map(CallRecord::length).orElse(Duration.ZERO),
                record.flatMap(CallRecord::handshake)
                        .map(heard -> new StationCall.Handshake(heard.after(), tone(heard.low()), tone(heard.high()))),
                record.map(CallRecord::events).orElse(List.of()).stream()
                        .map(CallNotes::told)
                        .toList());
    }

    private static StationCall.Told told(CallRecord.Told told) {
        return new StationCall.Told(
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
