package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.Headers;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.message.Content;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;

class CamelTransportTest {
    private StandaloneRoutes routes;

    @AfterEach
    void stop() {
        routes.close();
    }

    private Transport start(TransportRoutes set) {
        routes = StandaloneRoutes.start(set, new NoArrivals());
        return routes.transport();
    }

    private Transport start(Samples.Recipe recipe) {
        return start(Samples.transport(recipe));
    }

    private static Handover outcome(CompletionStage<Handover> answer) throws Exception {
        return answer.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void accepts_when_the_route_says_so_and_keeps_its_reference() throws Exception {
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .setHeader(Headers.OUTCOME, b.constant("accepted"))
                .setHeader(Headers.REFERENCE, b.constant("<1@x>")));

        Handover outcome = outcome(mail.send(Samples.delivery()));

        assertThat(outcome).isEqualTo(new Handover.Accepted(Optional.of(new RemoteReference("<1@x>"))));
        assertThat(mail.health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void is_uncertain_when_the_route_ends_without_a_sign() throws Exception {
        Transport mail =
                start(b -> b.from("switchroom:outbox/mail").routeId("mail-out").log("on its way"));

        Handover outcome = outcome(mail.send(Samples.delivery()));

        assertThat(outcome)
                .isEqualTo(new Handover.Uncertain(new Reason("route.no-outcome", "route ended without an outcome")));
        assertThat(mail.health().state()).isEqualTo(Health.State.DEGRADED);
    }

    @Test
    void is_unavailable_when_nobody_listens() throws Exception {
        int closedPort;
        try (ServerSocket once = new ServerSocket(0)) {
            closedPort = once.getLocalPort();
        }
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> new Socket(InetAddress.getLoopbackAddress(), closedPort).close()));

        Handover outcome = outcome(mail.send(Samples.delivery()));

        assertThat(outcome).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason().code()).isEqualTo("connect.failed");
            assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        });
        assertThat(mail.health().state()).isEqualTo(Health.State.DOWN);
    }

    @Test
    void is_unavailable_when_the_name_is_unknown_deep_in_the_cause() throws Exception {
        Transport mail =
                start(b -> b.from("switchroom:outbox/mail").routeId("mail-out").process(exchange -> {
                    throw new IllegalStateException("sending failed", new UnknownHostException("mail.example"));
                }));

        assertThat(outcome(mail.send(Samples.delivery()))).isInstanceOf(Handover.Unavailable.class);
    }

    @Test
    void is_uncertain_when_the_line_falls_silent() throws Exception {
        Transport mail =
                start(b -> b.from("switchroom:outbox/mail").routeId("mail-out").process(exchange -> {
                    throw new SocketTimeoutException("Read timed out");
                }));

        assertThat(outcome(mail.send(Samples.delivery()))).isInstanceOf(Handover.Uncertain.class);
    }

    @Test
    void asks_the_transports_own_table_before_the_general_rules() throws Exception {
        Handover refused = new Handover.Refused(new Reason("smtp.550", "no such mailbox"));
        Handover accepted = new Handover.Accepted(Optional.empty());
        OutcomeTable table = new OutcomeTable() {
            @Override
            public Optional<Handover> ended(Exchange exchange) {
                return Optional.of(accepted);
            }

            @Override
            public Optional<Handover> failed(Exchange exchange, Throwable cause) {
                return Optional.of(refused);
            }
        };
        AtomicInteger sent = new AtomicInteger();
        Transport mail = start(Samples.transport("mail", 1, table, b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> {
                    if (sent.incrementAndGet() == 1) {
                        throw new UnknownHostException("mail.example");
                    }
                })));

        assertThat(outcome(mail.send(Samples.delivery()))).isEqualTo(refused);
        assertThat(outcome(mail.send(Samples.delivery()))).isEqualTo(accepted);
    }

    @Test
    void is_uncertain_when_the_table_itself_fails() throws Exception {
        OutcomeTable broken = new OutcomeTable() {
            @Override
            public Optional<Handover> ended(Exchange exchange) {
                throw new IllegalStateException("a defect");
            }

            @Override
            public Optional<Handover> failed(Exchange exchange, Throwable cause) {
                return Optional.empty();
            }
        };
        Transport mail = start(Samples.transport("mail", 1, broken, b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .log("sent")));

        assertThat(outcome(mail.send(Samples.delivery()))).isInstanceOf(Handover.Uncertain.class);
    }

    @Test
    void reads_reason_and_wait_of_an_unavailable_line() throws Exception {
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .setHeader(Headers.OUTCOME, b.constant("unavailable"))
                .setHeader(Headers.REASON_CODE, b.constant("sms.queue-full"))
                .setHeader(Headers.REASON_TEXT, b.constant("the gateway's queue is full"))
                .setHeader(Headers.RETRY_AFTER, b.constant("PT2M")));

        assertThat(outcome(mail.send(Samples.delivery())))
                .isEqualTo(new Handover.Unavailable(
                        new Reason("sms.queue-full", "the gateway's queue is full"), Duration.ofMinutes(2)));
    }

    @Test
    void answers_by_the_deadline_when_the_route_hangs_and_drops_what_comes_later() throws Exception {
        CountDownLatch line = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> line.await())
                .setHeader(Headers.OUTCOME, b.constant("accepted"))
                .process(exchange -> ended.incrementAndGet()));
        Delivery delivery = Samples.delivery(new Content.Text("", "hello"), Duration.ofMillis(500));

        CompletionStage<Handover> answer = mail.send(delivery);
        Handover outcome = outcome(answer);
        line.countDown();

        assertThat(outcome).isInstanceOfSatisfying(Handover.Uncertain.class, uncertain -> assertThat(
                        uncertain.reason().code())
                .isEqualTo("deadline.passed"));
        await().atMost(Duration.ofSeconds(60)).untilAtomic(ended, org.hamcrest.Matchers.is(1));
        assertThat(outcome(answer)).isEqualTo(outcome);
    }

    @Test
    void says_that_nothing_was_sent_when_an_earlier_delivery_held_the_line() throws Exception {
        CountDownLatch line = new CountDownLatch(1);
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> line.await())
                .setHeader(Headers.OUTCOME, b.constant("accepted")));

        CompletionStage<Handover> first = mail.send(Samples.delivery());
        CompletionStage<Handover> second =
                mail.send(Samples.delivery(new Content.Text("", "hello"), Duration.ofMillis(500)));

        assertThat(outcome(second)).isInstanceOfSatisfying(Handover.Unavailable.class, unavailable -> assertThat(
                        unavailable.reason().code())
                .isEqualTo("line.busy"));
        line.countDown();
        assertThat(outcome(first)).isInstanceOf(Handover.Accepted.class);
    }

    @Test
    void runs_as_many_deliveries_at_once_as_it_promises() throws Exception {
        CountDownLatch together = new CountDownLatch(3);
        Transport mail = start(Samples.transport("mail", 3, Samples.NO_OPINION, b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> {
                    together.countDown();
                    if (!together.await(10, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("the others did not come");
                    }
                })
                .setHeader(Headers.OUTCOME, b.constant("accepted"))));

        CompletionStage<Handover> one = mail.send(Samples.delivery());
        CompletionStage<Handover> two = mail.send(Samples.delivery());
        CompletionStage<Handover> three = mail.send(Samples.delivery());

        assertThat(outcome(one)).isInstanceOf(Handover.Accepted.class);
        assertThat(outcome(two)).isInstanceOf(Handover.Accepted.class);
        assertThat(outcome(three)).isInstanceOf(Handover.Accepted.class);
    }

    @Test
    void gives_the_route_what_the_headers_promise() throws Exception {
        AtomicReference<Map<String, Object>> headers = new AtomicReference<>();
        AtomicReference<Object> body = new AtomicReference<>();
        AtomicReference<Object> property = new AtomicReference<>();
        Transport mail =
                start(b -> b.from("switchroom:outbox/mail").routeId("mail-out").process(exchange -> {
                    headers.set(Map.copyOf(exchange.getMessage().getHeaders()));
                    body.set(exchange.getMessage().getBody());
                    property.set(exchange.getProperty(Headers.DELIVERY));
                }));
        Delivery delivery =
                Samples.delivery(new Content.Job("4711", true, Map.of("notes", "bring a key")), Duration.ofSeconds(30));

        outcome(mail.send(delivery));

        assertThat(property.get()).isSameAs(delivery);
        assertThat(body.get()).isEqualTo(Map.of("notes", "bring a key"));
        assertThat(headers.get())
                .containsEntry(Headers.TO, "x@y.at")
                .containsEntry(Headers.TO_SCHEME, "mailto")
                .containsEntry(Headers.TENANT, "acme")
                .containsEntry(Headers.PRIORITY, "URGENT")
                .containsEntry(Headers.ATTEMPT, 2)
                .containsEntry(Headers.JOB_NUMBER, "4711")
                .containsEntry(Headers.JOB_UPDATE, true)
                .containsEntry(Headers.DELIVERY_ID, delivery.id().toString())
                .containsEntry(Headers.MESSAGE_ID, delivery.message().id().toString())
                .containsEntry(Headers.DEADLINE, delivery.deadline().toString());
    }

    @Test
    void is_unavailable_while_its_route_is_suspended() throws Exception {
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .setHeader(Headers.OUTCOME, b.constant("accepted")));

        routes.routes().suspend("mail-out");
        Handover whileSuspended = outcome(mail.send(Samples.delivery()));
        routes.routes().resume("mail-out");
        Handover afterwards = outcome(mail.send(Samples.delivery()));

        assertThat(whileSuspended).isInstanceOf(Handover.Unavailable.class);
        assertThat(afterwards).isInstanceOf(Handover.Accepted.class);
    }

    @Test
    void lets_a_delivery_under_way_finish_when_it_stops() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch line = new CountDownLatch(1);
        Transport mail = start(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .process(exchange -> {
                    begun.countDown();
                    line.await();
                })
                .setHeader(Headers.OUTCOME, b.constant("accepted")));

        CompletionStage<Handover> answer = mail.send(Samples.delivery());
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(routes::close);
        stopping.start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> outcome(mail.send(Samples.delivery())) instanceof Handover.Unavailable);
        line.countDown();

        assertThat(outcome(answer)).isInstanceOf(Handover.Accepted.class);
        stopping.join();
    }

    @Test
    void asks_a_set_that_knows_its_line_for_its_health() {
        Health known = new Health(Health.State.DEGRADED, "weak signal since 9:12", java.time.Instant.EPOCH);
        TransportRoutes plain = Samples.transport(
                b -> b.from("switchroom:outbox/mail").routeId("mail-out").log("x"));
        Transport mail = start(new KnowsItsLine(plain, known));

        assertThat(mail.health()).isEqualTo(known);
    }
}
