package org.switchroom.route.smsweb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.TransportFixture;
import org.switchroom.testkit.websms.CallbackDoor;
import org.switchroom.testkit.websms.CallbackReply;
import org.switchroom.testkit.websms.GatewaySms;
import org.switchroom.testkit.websms.WebSmsGateway;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Transport;

/** The whole way as in the distribution: CamelTransport, the route, camel-http, a gateway; and back by HTTP. */
final class SmsWebSite implements TransportFixture, AutoCloseable {
    static final Address PHONE = new Address("tel", "+436641234567");
    static final Address UNWILLING = new Address("tel", "+436649999999");
    private static final String SECRET = "secret-of-this-very-test";

    final WebSmsGateway gateway = WebSmsGateway.start();
    final FakeArrivals arrivals = new FakeArrivals();
    final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final ExecutorService peer = Executors.newCachedThreadPool();
    private final CallbackDoor door = CallbackDoor.open(() -> routes().callbacks());
    private StandaloneRoutes routes;

    SmsWebSite() {
        gateway.blacklist(UNWILLING.value().substring(1));
        start("user", WebSmsGateway.USER, ".password", WebSmsGateway.PASSWORD);
    }

    void start(Object... more) {
        List<Object> pairs = new ArrayList<>(List.of(
                "url",
                gateway.url(),
                "max-sms",
                20,
                "read.timeout",
                6,
                "account.pause",
                1,
                "callback.url",
                door.url(),
                ".callback.secret",
                SECRET));
        pairs.addAll(List.of(more));
        if (routes != null) {
            routes.close();
        }
        routes = StandaloneRoutes.start(
                new SmsWebTransport(Configs.settings(pairs.toArray()), Clock.systemUTC()), arrivals);
    }

    private StandaloneRoutes routes() {
        return routes;
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public Address reachable() {
        return PHONE;
    }

    @Override
    public List<String> peerSaw() {
        return gateway.taken().stream().map(GatewaySms::text).toList();
    }

    /** Longer than a busy machine takes; only silence takes so long. */
    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    void peerSends(String reference, String words) {
        gateway.reportsGoTo(door.url("sms-web", SECRET));
        CompletableFuture.runAsync(
                () -> {
                    CallbackReply told = gateway.deliver(reference, "436641234567", words);
                    if (told.status() == 200 && told.body().contains("\"statusCode\":2000")) {
                        acknowledged.add(reference);
                    }
                },
                peer);
    }

    /** A delivery of a tenant that is valid for so long. */
    Delivery delivery(String tenant, Duration validity) {
        return delivery(tenant, validity, Optional.empty());
    }

    Delivery delivery(String tenant, Duration validity, Optional<String> author) {
        Instant now = Instant.now();
        Message message = new Message(
                new MessageId(4711),
                tenant,
                new Content.Text("Auftrag 17", "Bitte kommen"),
                Priority.URGENT,
                now,
                now.plus(validity),
                author);
        return new Delivery(new DeliveryId(4711), message, PHONE, 1, now.plus(patience()));
    }

    @Override
    public void close() {
        routes.close();
        gateway.close();
        door.close();
        peer.shutdownNow();
    }
}
