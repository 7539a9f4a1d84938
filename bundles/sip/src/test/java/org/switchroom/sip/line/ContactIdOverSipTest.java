package org.switchroom.sip.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.message.Content;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.sip.SipExchange;
import org.switchroom.testkit.sip.SipScript;
import org.switchroom.transport.Health;

/** The whole way in real time: the dialogue of tones, our packets, the exchange, the simulated station. */
final class ContactIdOverSipTest {
    private final SipExchange exchange = SipExchange.start();
    private final SoundDesk sound = new SoundDesk();
    private final List<CentralStation> stations = new CopyOnWriteArrayList<>();
    private final SipLine line = new SipLine(
            LineSettings.read(
                    "org.switchroom.transport.line~1",
                    Configs.of(Map.of("proxy", "127.0.0.1:" + exchange.port(), "user", "4312345", "channels", 8))),
            sound,
            Clock.systemUTC());

    @AfterEach
    void end() {
        line.close();
        sound.close();
        exchange.close();
    }

    private record Told(CompletableFuture<Ending> ending, CompletableFuture<CallRecord> record) {
        List<Outcome.Result> results() {
            return record.orTimeout(60, TimeUnit.SECONDS).join().events().stream()
                    .map(told -> told.outcome().result())
                    .toList();
        }
    }

    private Told tell(String number, int... zones) {
        CompletableFuture<CallRecord> record = new CompletableFuture<>();
        ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, new CallListener() {
            @Override
            public void ended(Report report, Outcome outcome) {}

            @Override
            public void over(CallRecord told) {
                record.complete(told);
            }
        });
        for (int zone : zones) {
            call.add(new Report("zone " + zone, ContactId.of(new Content.Alarm("1234", 1, "131", 1, zone))));
        }
        await().until(() -> line.health().state() == Health.State.UP);
        return new Told(
                line.dial(new DialRequest(number, Duration.ofSeconds(20), Duration.ofSeconds(60)), call)
                        .toCompletableFuture(),
                record);
    }

    private void stations(StationScript script) {
        exchange.stations(() -> {
            CentralStation station = new CentralStation(script);
            stations.add(station);
            return station;
        });
    }

    @Test
    @Tag("CN-012")
    @Tag("CN-014")
    void events_are_kissed_off_in_A_law_and_mu_law_over_several_calls_at_once() {
        stations(new StationScript());
        exchange.number("431000", new SipScript().speaks(0));

        List<Told> calls = new ArrayList<>();
        calls.add(tell("431000", 15, 16));
        calls.add(tell("431222", 17));

        assertThat(calls.get(0).results()).containsExactly(Outcome.Result.KISSED_OFF, Outcome.Result.KISSED_OFF);
        assertThat(calls.get(1).results()).containsExactly(Outcome.Result.KISSED_OFF);
        assertThat(calls).allSatisfy(call -> assertThat(
                        call.ending().orTimeout(60, TimeUnit.SECONDS).join().how())
                .isEqualTo(Ending.How.DONE));
        assertThat(stations.stream().flatMap(station -> station.messages().stream()))
                .hasSize(3)
                .contains("1234181131010158");
    }

    @Test
    void a_station_whose_line_sends_nothing_in_pauses_is_understood() {
        stations(new StationScript());
        exchange.number("431333", new SipScript().sendsNothingInPauses().jitters(8));

        Told call = tell("431333", 15);

        assertThat(call.results()).containsExactly(Outcome.Result.KISSED_OFF);
    }

    @Test
    void a_handshake_in_early_sound_is_answered_when_the_call_is_up_and_not_before() {
        stations(new StationScript().handshakeAgain(3_600_000));
        exchange.number("431444", new SipScript().ringsFor(1_400).earlyStation());

        Told call = tell("431444", 15);

        assertThat(call.results()).containsExactly(Outcome.Result.KISSED_OFF);
        CallRecord record = call.record().join();
        assertThat(record.handshake().orElseThrow().after()).isNegative();
        // From the answer on, at the least: pause, digits, and the kiss-off.
        assertThat(record.events().get(0).after()).isGreaterThan(Duration.ofMillis(2_600));
        assertThat(exchange.calls()).singleElement().isEqualTo(List.of("ACK", "BYE"));
    }
}
