package org.switchroom.shell.alarm;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.phone.CallBook.LineView;
import org.switchroom.phone.Ending;
import org.switchroom.phone.StationCall;
import org.switchroom.phone.StationCall.Handshake;
import org.switchroom.phone.StationCall.Told;
import org.switchroom.phone.StationCall.Tone;
import org.switchroom.shell.Facts;
import org.switchroom.transport.Health;

/** Telephone lines and the calls over them as facts under the names of the API. */
final class CallFacts {
    private CallFacts() {}

    static Facts of(LineView line) {
        boolean out = line.health().state() == Health.State.DOWN;
        return new Facts()
                .with("name", line.name())
                .with("kind", line.kind())
                .with("trunk", line.trunk())
                .with("state", line.health().state().name())
                .with("detail", line.health().detail())
                .with("since", line.health().since())
                .with("channels", line.channels())
                .with("busy", line.inUse())
                .with("free", out ? 0 : line.free())
                .with("lastSuccess", line.lastSuccess())
                .with("lastEnding", line.last().map(last -> last.how() + ": " + last.detail()))
                .with("lastEndingAt", line.last().map(last -> last.at()));
    }

    /** One row for a call. */
    static Facts row(StationCall call) {
        return new Facts()
                .with("number", call.number())
                .with("began", call.began())
                .with("station", call.station())
                .with("line", call.line())
                .with("ending", ending(call))
                .with("length", seconds(call.length()))
                .with("events", call.events().size())
                .with(
                        "kissedOff",
                        call.events().stream()
                                .filter(told -> told.kissOff().isPresent())
                                .count())
                .with(
                        "attempts",
                        call.events().stream().mapToInt(Told::attempts).sum());
    }

    static Facts of(StationCall call) {
        Optional<Ending.Sound> sound = call.ending().flatMap(Ending::sound);
        return new Facts()
                .with("number", call.number())
                .with("began", call.began())
                .with("station", call.station())
                .with("line", call.line())
                .with("ending", ending(call))
                .with("detail", call.ending().map(Ending::detail))
                .with("setUp", call.ending().flatMap(Ending::setUp).map(CallFacts::seconds))
                .with("length", seconds(call.length()))
                .with("handshake", call.handshake().map(CallFacts::of))
                .with("events", call.events().stream().map(CallFacts::of).toList())
                .with("packets", sound.map(Ending.Sound::received))
                .with("lost", sound.map(Ending.Sound::lost))
                .with("jitter", sound.map(heard -> String.format(Locale.ROOT, "%.1f ms", heard.jitterMillis())))
                .with("recording", call.recording());
    }

    private static String ending(StationCall call) {
        return call.ending().map(ending -> ending.how().name()).orElse("UNDER_WAY");
    }

    private static Facts of(Handshake handshake) {
        return new Facts()
                .with("after", seconds(handshake.after()))
                .with("low", words(handshake.low()))
                .with("high", words(handshake.high()));
    }

    private static Facts of(Told told) {
        return new Facts()
                .with("digits", told.digits())
                .with("result", told.result())
                .with("attempts", told.attempts())
                .with("kissOff", told.kissOff().map(CallFacts::words))
                .with("after", seconds(told.after()))
                .with("detail", told.detail())
                .with("message", told.message())
                .with("tenant", told.tenant());
    }

    private static String words(Tone tone) {
        return String.format(
                Locale.ROOT,
                "%.0f Hz, %.1f dBm0, %d ms",
                tone.hertz(),
                tone.level(),
                tone.length().toMillis());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
