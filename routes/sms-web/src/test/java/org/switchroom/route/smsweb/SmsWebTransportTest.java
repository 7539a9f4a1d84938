package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.message.Address;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ReceivesContract;
import org.switchroom.testkit.websms.GatewayContract;
import org.switchroom.testkit.websms.HttpGateway;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.Transport;
import org.switchroom.transport.TransportName;

/** The whole way as in the distribution passes the contracts. */
final class SmsWebTransportTest implements GatewayContract, ReceivesContract {
    private final SmsWebSite site = new SmsWebSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Override
    public Transport transport() {
        return site.transport();
    }

    @Override
    public Address reachable() {
        return SmsWebSite.PHONE;
    }

    @Override
    public Address refused() {
        return SmsWebSite.UNWILLING;
    }

    @Override
    public FakeArrivals arrivals() {
        return site.arrivals;
    }

    @Override
    public TransportName name() {
        return new TransportName("sms-web");
    }

    @Override
    public HttpGateway gateway() {
        return site.gateway;
    }

    @Override
    public String says(Receipt.Stage stage) {
        return switch (stage) {
            case RELAYED -> "accepted";
            case DELIVERED, READ -> "delivered";
            case FAILED -> "undelivered";
            case EXPIRED -> "expired";
        };
    }

    @Override
    public void peerSends(String reference, String words) {
        site.peerSends(reference, words);
    }

    @Override
    public List<String> acknowledged() {
        return List.copyOf(site.acknowledged);
    }

    @Test
    void connections_are_kept_for_the_next_message() {
        for (int i = 0; i < 20; i++) {
            send("x");
        }

        assertThat(site.gateway.taken()).hasSize(20);
        assertThat(site.gateway.connections()).isEqualTo(1);
    }
}
