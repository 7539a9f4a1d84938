package org.switchroom.camel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.Headers;
import org.switchroom.message.MessageId;
import org.switchroom.routes.Callbacks;
import org.switchroom.routes.Callbacks.Reply;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;

class CallbackTest {
    private static final String SECRET = "a-secret-of-24-characters";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final FakeArrivals arrivals = new FakeArrivals();
    private final CallbackBook book = new CallbackBook();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("secret", SECRET);
        camel.addComponent("switchroom", new SwitchroomComponent(() -> Optional.of(arrivals), Clock.systemUTC(), book));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("switchroom:callback/gateway?secret=#secret")
                        .routeId("gateway")
                        .errorHandler(noErrorHandler())
                        .setHeader(Headers.REFERENCE, body())
                        .setHeader(Headers.STAGE, simple("${header.SwitchroomParameters[stage]}"))
                        .setHeader(Headers.MESSAGE_ID, constant(new MessageId(77).toString()))
                        .to("switchroom:receipts?via=gateway")
                        .setBody(simple("{\"heard\":\"${body}\"}"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private CompletableFuture<Reply> call(String name, String secret, String stage) {
        return book.call(new Callbacks.Call(
                        name,
                        Optional.ofNullable(secret),
                        "text/plain",
                        Map.of("stage", stage),
                        "größe-1".getBytes(StandardCharsets.UTF_8)))
                .toCompletableFuture();
    }

    @Test
    void answers_with_the_end_of_the_route_after_the_news_is_on_disk() throws Exception {
        arrivals.hold();
        CompletableFuture<Reply> reply = call("gateway", SECRET, "delivered");
        assertThat(reply).isNotDone();

        arrivals.release(Intake.STORED);

        assertThat(reply.get(60, TimeUnit.SECONDS)).isInstanceOfSatisfying(Reply.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(200);
            assertThat(new String(answered.body(), StandardCharsets.UTF_8)).isEqualTo("{\"heard\":\"größe-1\"}");
        });
        assertThat(arrivals.reported()).singleElement().satisfies(receipt -> {
            assertThat(receipt.stage()).isEqualTo(Receipt.Stage.DELIVERED);
            assertThat(receipt.reference().value()).isEqualTo("größe-1");
            assertThat(receipt.message()).contains(new MessageId(77));
        });
    }

    @Test
    void who_does_not_know_the_secret_reaches_no_route() {
        assertThat(call("gateway", "a-secret-of-24-characterz", "delivered").join())
                .isEqualTo(new Reply.Stranger());
        assertThat(call("gateway", null, "delivered").join()).isEqualTo(new Reply.Stranger());
        assertThat(arrivals.reported()).isEmpty();
    }

    @Test
    void the_caller_is_asked_to_repeat_what_is_not_on_disk_and_what_nobody_waits_for_now() throws Exception {
        arrivals.answer(Intake.TRY_LATER);
        assertThat(call("gateway", SECRET, "delivered").get(60, TimeUnit.SECONDS))
                .isInstanceOf(Reply.NotNow.class);
        assertThat(call("unknown", SECRET, "delivered").join()).isInstanceOf(Reply.NotNow.class);
        camel.getRouteController().suspendRoute("gateway");
        assertThat(call("gateway", SECRET, "delivered").join()).isInstanceOf(Reply.NotNow.class);
    }

    @Test
    void what_the_route_can_not_read_is_not_acknowledged() {
        assertThat(call("gateway", SECRET, "eaten").join()).isEqualTo(new Reply.NotUnderstood());
    }

    @Test
    void a_callback_without_a_secret_that_nobody_guesses_does_not_start() {
        assertThatThrownBy(() -> camel.getEndpoint("switchroom:callback/open"))
                .rootCause()
                .hasMessageContaining("needs a secret of 16 to 200");
        assertThatThrownBy(() -> camel.getEndpoint("switchroom:callback/open?secret=short"))
                .rootCause()
                .hasMessageContaining("needs a secret of 16 to 200");
    }
}
