package org.switchroom.route.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ParallelContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

class LoopbackTransportTest
        implements TransportContract,
                UnavailableContract,
                UncertainContract,
                ReportsReceiptsContract,
                ParallelContract {
    private final FakeArrivals arrivals = new FakeArrivals();
    private final StorePeer peer = new StorePeer(arrivals);
    private final TransportName name = new TransportName("loopback");
    private final Transport loopback = new LoopbackTransport(name, peer, Clock.systemUTC());

    @Override
    public Transport transport() {
        return loopback;
    }

    @Override
    public FakeArrivals arrivals() {
        return arrivals;
    }

    @Override
    public TransportName name() {
        return name;
    }

    @Override
    public Address reachable() {
        return new Address("loop", "anybody");
    }

    /** Silence is waited out in several tests. */
    @Override
    public Duration patience() {
        return Duration.ofMillis(700);
    }

    @Override
    public List<String> peerSaw() {
        return peer.stored();
    }

    @Override
    public void peerGoesDown() {
        arrivals.answer(Intake.TRY_LATER);
    }

    @Override
    public void peerComesBack() {
        arrivals.answer(Intake.STORED);
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        arrivals.hold();
    }

    @Override
    public void peerHangsUpAfterTheText() {
        peer.hangsUp(true);
    }

    @Override
    public void peerAnswersAgain() {
        peer.hangsUp(false);
        arrivals.release(Intake.STORED);
    }

    @Override
    public void peerReports(RemoteReference reference, Receipt.Stage stage) {
        // It has reported already: loopback delivers at once.
    }

    @Override
    public void peerHolds() {
        arrivals.hold();
    }

    @Override
    public int peerKeepsWaiting() {
        return peer.waiting();
    }

    @Override
    public void peerLetsGo() {
        arrivals.release(Intake.STORED);
    }

    @Test
    void brings_every_kind_of_content_back_from_where_it_went() {
        Content.Alarm alarm = new Content.Alarm("1234", 1, "130", 0, 5);

        Handover handover = send(delivery(reachable(), alarm));

        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        InboundMessage back = arrivals.received().get(0);
        assertThat(back.content()).isEqualTo(alarm);
        assertThat(back.from()).isEqualTo(reachable());
        assertThat(back.via()).isEqualTo(name);
    }

    @Test
    void reports_nothing_delivered_before_it_is_stored() {
        arrivals.hold();
        CompletableFuture<Handover> answer = begin(delivery(reachable(), saying(word())));
        org.awaitility.Awaitility.await().until(() -> peer.waiting() == 1);
        boolean answeredBefore = answer.isDone();
        List<Receipt> before = arrivals.reported();

        arrivals.release(Intake.STORED);

        assertThat(answer.join()).isInstanceOf(Handover.Accepted.class);
        assertThat(answeredBefore).isFalse();
        assertThat(before).isEmpty();
        assertThat(arrivals.reported()).hasSize(1);
    }

    @Test
    void a_repeat_of_the_same_delivery_is_accepted_again() {
        Delivery delivery = delivery(reachable(), saying(word()));
        Handover first = send(delivery);
        arrivals.answer(Intake.DUPLICATE);

        Handover second = send(delivery);

        assertThat(second).isEqualTo(first);
    }
}
