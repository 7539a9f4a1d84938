package org.switchroom.testkit.websms;

import java.time.Duration;
import java.util.List;
import org.switchroom.testkit.transport.ParallelContract;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.ReportsReceiptsContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;

/** What every transport keeps to that speaks with an SMS gateway, and how a simulated one plays the peer in it. */
public interface GatewayContract
        extends TransportContract,
                RefusesContract,
                UnavailableContract,
                UncertainContract,
                ParallelContract,
                ReportsReceiptsContract {
    HttpGateway gateway();

    /** The gateway's word for a stage. */
    String says(Receipt.Stage stage);

    /** Longer than a busy machine takes; only silence takes so long. */
    @Override
    default Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Override
    default List<String> peerSaw() {
        return gateway().taken().stream().map(GatewaySms::text).toList();
    }

    @Override
    default void peerGoesDown() {
        gateway().goDown();
    }

    @Override
    default void peerComesBack() {
        gateway().comeBack();
    }

    @Override
    default void peerFallsSilentAfterTheText() {
        gateway().always(GatewayMisdeed.silence());
    }

    @Override
    default void peerHangsUpAfterTheText() {
        gateway().always(GatewayMisdeed.hangUp());
    }

    @Override
    default void peerAnswersAgain() {
        gateway().behave();
    }

    @Override
    default void peerHolds() {
        gateway().always(GatewayMisdeed.hold());
    }

    @Override
    default int peerKeepsWaiting() {
        return gateway().holding();
    }

    @Override
    default void peerLetsGo() {
        gateway().behave();
        gateway().letGo();
    }

    @Override
    default void peerReports(RemoteReference reference, Receipt.Stage stage) {
        GatewaySms sms = gateway().taken().stream()
                .filter(taken -> taken.transferId().equals(reference.value()))
                .findFirst()
                .orElseThrow();
        gateway().report(sms, says(stage));
    }
}
