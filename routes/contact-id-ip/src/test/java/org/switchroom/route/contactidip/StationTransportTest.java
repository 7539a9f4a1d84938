package org.switchroom.route.contactidip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.dc09.ReceiverMisdeed;
import org.switchroom.testkit.dc09.SimulatedReceiver;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ParallelContract;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The contracts of the testkit, over TCP to the simulated station. Words are events here: no other can be said. */
final class StationTransportTest
        implements TransportContract,
                RefusesContract,
                UnavailableContract,
                UncertainContract,
                ReportsReceiptsContract,
                ParallelContract {
    private static final String PID = "org.switchroom.transport.dc09~vienna";

    @TempDir
    Path folder;

    private final FakeArrivals arrivals = new FakeArrivals();
    private final SimulatedReceiver station = SimulatedReceiver.start();
    private final AtomicInteger zones = new AtomicInteger();
    private StationTransport transport;

    @BeforeEach
    void start() {
        transport = transport(Map.of());
        station.refuseAccount("BAD0");
    }

    private StationTransport transport(Map<String, Object> more) {
        Map<String, Object> values = new java.util.HashMap<>(Map.of(
                "receivers",
                "tcp:" + station.host() + ":" + station.port(),
                "timeout_answer",
                1,
                "memory",
                folder.resolve("numbers").toString()));
        values.putAll(more);
        return new StationTransport(StationSettings.read(PID, Configs.of(values)), arrivals, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        transport.close();
        station.close();
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("dc09-vienna");
    }

    @Override
    public Address reachable() {
        return new Address("dc09", "1234");
    }

    @Override
    public Address refused() {
        return new Address("dc09", "BAD0");
    }

    /** An event of a zone that no other has. */
    @Override
    public String word() {
        return "1130 01 %03d".formatted(zones.incrementAndGet());
    }

    @Override
    public Content saying(String words) {
        return words.matches("[136]... .. ...")
                ? new Content.Alarm(
                        "4711",
                        words.charAt(0) - '0',
                        words.substring(1, 4),
                        Integer.parseInt(words.substring(5, 7)),
                        Integer.parseInt(words.substring(8)))
                : new Content.Alarm("4711", 1, "602", 0, 0);
    }

    /** No words but an event's can be said. */
    @Override
    public List<String> awkwardTexts() {
        return List.of();
    }

    @Override
    public List<String> peerSaw() {
        return station.taken().stream()
                .map(words -> words.data().replaceFirst(".*\\|", ""))
                .toList();
    }

    @Override
    public void peerGoesDown() {
        station.unplug();
    }

    @Override
    public void peerComesBack() {
        station.plug();
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        station.always(new ReceiverMisdeed.Mute());
    }

    @Override
    public void peerHangsUpAfterTheText() {
        station.always(new ReceiverMisdeed.HangUp());
    }

    @Override
    public void peerAnswersAgain() {
        station.behave();
    }

    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {
        // It has reported already: what it acknowledges it has.
    }

    @Override
    public void peerHolds() {
        station.always(new ReceiverMisdeed.Hold());
    }

    /** Attempts that ran out of time are held, too; each message counts once. */
    @Override
    public int peerKeepsWaiting() {
        return station.taken().size();
    }

    @Override
    public void peerLetsGo() {
        station.behave();
    }

    @Test
    @Tag("CN-015")
    @Tag("CN-016")
    @Tag("CN-017")
    void an_alarm_is_told_under_the_account_at_the_station() {
        Content.Alarm alarm = new Content.Alarm("4711", 3, "401", 2, 7);

        assertThat(send(delivery(new Address("dc09", "12ab"), alarm))).isInstanceOf(Handover.Accepted.class);

        assertThat(station.taken()).hasSize(1).first().satisfies(words -> {
            assertThat(words.id()).isEqualTo("ADM-CID");
            assertThat(words.account()).contains("12AB");
            assertThat(words.data()).isEqualTo("#12AB|3401 02 007");
        });
    }

    @Test
    void a_station_that_wants_SIA_gets_it_where_SIA_has_letters() {
        transport.close();
        transport = transport(Map.of("format", "sia"));

        send(delivery(reachable(), new Content.Alarm("4711", 1, "130", 2, 7)));
        send(delivery(reachable(), new Content.Alarm("4711", 6, "130", 2, 7)));
        send(delivery(reachable(), new Content.Alarm("4711", 1, "BBB", 2, 7)));

        assertThat(station.taken())
                .extracting(words -> words.id() + " " + words.data())
                .containsExactly("SIA-DCS #1234|Nri2/BA007", "ADM-CID #1234|6130 02 007", "ADM-CID #1234|1BBB 02 007");
    }

    @Test
    void what_can_not_be_said_is_refused_before_it_leaves() {
        assertThat(send(delivery(new Address("dc09", "12"), saying(word())))).isInstanceOf(Handover.Refused.class);
        assertThat(send(delivery(reachable(), new Content.Alarm("4711", 1, "1A0", 2, 7))))
                .isInstanceOf(Handover.Refused.class);
        assertThat(send(delivery(reachable(), new Content.Text("", "Brand in Halle 3"))))
                .isInstanceOf(Handover.Refused.class);
        assertThat(station.frames()).isEmpty();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(6);
    }
}
