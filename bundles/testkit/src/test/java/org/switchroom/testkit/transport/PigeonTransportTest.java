package org.switchroom.testkit.transport;

import java.time.Duration;
import java.util.List;
import org.switchroom.message.Address;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The contracts can be kept, all of them by one transport: here is one that keeps them. */
class PigeonTransportTest
        implements TransportContract,
                RefusesContract,
                UnavailableContract,
                UncertainContract,
                ReportsReceiptsContract,
                ReceivesContract,
                ParallelContract {
    private final FakeArrivals arrivals = new FakeArrivals();
    private final PigeonTransport pigeons = new PigeonTransport(new TransportName("pigeons"), arrivals);

    @Override
    public Transport transport() {
        return pigeons;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("pigeons");
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Address reachable() {
        return new Address("loft", "vienna");
    }

    @Override
    public Address refused() {
        return new Address("loft", "nowhere");
    }

    @Override
    public List<String> peerSaw() {
        return pigeons.loft.arrived();
    }

    @Override
    public void peerGoesDown() {
        pigeons.loft.mood(PigeonTransport.Mood.CLOSED);
    }

    @Override
    public void peerComesBack() {
        pigeons.loft.mood(PigeonTransport.Mood.GLAD);
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        pigeons.loft.mood(PigeonTransport.Mood.SILENT);
    }

    @Override
    public void peerHangsUpAfterTheText() {
        pigeons.loft.mood(PigeonTransport.Mood.RUDE);
    }

    @Override
    public void peerAnswersAgain() {
        peerComesBack();
    }

    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {
        pigeons.heard(reference, stage);
    }

    @Override
    public void peerSends(String reference, String words) {
        pigeons.came(reference, words);
    }

    @Override
    public List<String> acknowledged() {
        return pigeons.loft.acknowledged();
    }

    @Override
    public void peerHolds() {
        pigeons.loft.mood(PigeonTransport.Mood.HOLDING);
    }

    @Override
    public int peerKeepsWaiting() {
        return pigeons.loft.waiting();
    }

    @Override
    public void peerLetsGo() {
        peerComesBack();
    }
}
