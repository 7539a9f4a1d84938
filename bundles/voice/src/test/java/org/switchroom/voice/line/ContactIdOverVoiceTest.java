package org.switchroom.voice.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
import org.switchroom.testkit.Programs;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.testkit.voice.SimulatedVoiceModem;

/** The whole way in real time: the dialogue of tones, a serial port, the simulated modem, the simulated station. */
final class ContactIdOverVoiceTest {
    @TempDir
    private Path folder;

    private final SimulatedVoiceModem modem = SimulatedVoiceModem.start();
    private final List<CentralStation> stations = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        modem.close();
    }

    private List<Outcome.Result> tell(int... zones) {
        modem.stations(() -> {
            CentralStation station = new CentralStation(new StationScript());
            stations.add(station);
            return station;
        });
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
        Path port = folder.resolve("modem");
        try (Programs programs = new Programs(folder)) {
            programs.ptyTo(modem.port(), port);
            try (VoiceLine line = Simulated.line(modem, Map.of("line", "serial", "device", port.toString()))) {
                Ending ending = Simulated.ready(line)
                        .dial(new DialRequest("+431000", Duration.ofSeconds(20), Duration.ofSeconds(60)), call)
                        .toCompletableFuture()
                        .orTimeout(70, TimeUnit.SECONDS)
                        .join();
                assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
                assertThat(modem.isOnHook()).isTrue();
            }
        }
        return record.orTimeout(60, TimeUnit.SECONDS).join().events().stream()
                .map(told -> told.outcome().result())
                .toList();
    }

    @Test
    void an_event_is_kissed_off_over_a_modem_that_hears_while_it_speaks() {
        List<Outcome.Result> results = tell(15);

        assertThat(results).containsExactly(Outcome.Result.KISSED_OFF);
        assertThat(stations.get(0).messages()).containsExactly("1234181131010158");
    }

    @Test
    void two_events_are_kissed_off_over_a_modem_that_takes_a_quarter_of_a_second_to_turn_round() {
        modem.oneWayAtATime().turnsIn(250);

        List<Outcome.Result> results = tell(15, 16);

        assertThat(results).containsExactly(Outcome.Result.KISSED_OFF, Outcome.Result.KISSED_OFF);
        assertThat(stations.get(0).messages()).hasSize(2).contains("1234181131010158");
    }
}
