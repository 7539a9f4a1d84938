package org.switchroom.camel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.Headers;
import org.switchroom.camel.NotStoredException;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

class SwitchroomComponentTest {
    private static final Map<String, Object> ARRIVAL = Map.of(
            Headers.VIA, "mail",
            Headers.REFERENCE, "<1@x>",
            Headers.FROM, "mailto:a@b.at",
            Headers.TO, "mailto:room@b.at");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Desk desk = new Desk();

    /** Notes what comes and answers as told. */
    private static final class Desk implements Arrivals {
        private final List<InboundMessage> messages = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();
        private CompletionStage<Intake> answer = CompletableFuture.completedFuture(Intake.STORED);

        @Override
        public CompletionStage<Intake> receive(InboundMessage message) {
            messages.add(message);
            return answer;
        }

        @Override
        public CompletionStage<Intake> report(Receipt receipt) {
            receipts.add(receipt);
            return answer;
        }
    }

    @BeforeEach
    void start() {
        camel.getRegistry().bind("arrivals", desk);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        ProducerTemplate template = camel.createProducerTemplate();
        return template.send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        });
    }

    @Test
    void brings_a_text_to_arrivals_and_says_that_it_is_stored() {
        Exchange exchange = send("switchroom:arrivals", "Gate 3 is open", ARRIVAL);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Headers.INTAKE)).isEqualTo("stored");
        assertThat(desk.messages).singleElement().satisfies(message -> {
            assertThat(message.via()).isEqualTo(new TransportName("mail"));
            assertThat(message.reference()).isEqualTo(new RemoteReference("<1@x>"));
            assertThat(message.from()).isEqualTo(new Address("mailto", "a@b.at"));
            assertThat(message.to()).isEqualTo(new Address("mailto", "room@b.at"));
            assertThat(message.content()).isEqualTo(new Content.Text("", "Gate 3 is open"));
            assertThat(message.receivedAt()).isBeforeOrEqualTo(Instant.now());
        });
    }

    @Test
    void takes_a_content_as_it_is_and_the_transport_from_the_endpoint() {
        Content.Alarm alarm = new Content.Alarm("1234", 1, "130", 0, 5);
        var headers = new java.util.HashMap<>(ARRIVAL);
        headers.remove(Headers.VIA);

        send("switchroom:arrivals?via=dc09", alarm, headers);

        assertThat(desk.messages.get(0).content()).isSameAs(alarm);
        assertThat(desk.messages.get(0).via()).isEqualTo(new TransportName("dc09"));
    }

    @Test
    void fails_the_exchange_when_it_can_not_be_stored() {
        desk.answer = CompletableFuture.completedFuture(Intake.TRY_LATER);

        Exchange exchange = send("switchroom:arrivals", "x", ARRIVAL);

        assertThat(exchange.getMessage().getHeader(Headers.INTAKE)).isEqualTo("try_later");
        assertThat(exchange.getException())
                .isInstanceOf(NotStoredException.class)
                .hasMessageContaining("not on disk");
    }

    @Test
    void fails_the_exchange_when_no_arrivals_service_is_there() throws Exception {
        camel.addComponent(
                "other", new SwitchroomComponent(Optional::empty, java.time.Clock.systemUTC(), new CallbackBook()));

        Exchange exchange = send("other:arrivals", "x", ARRIVAL);

        assertThat(exchange.getException())
                .isInstanceOf(NotStoredException.class)
                .hasMessageContaining("no Arrivals service");
    }

    @Test
    void blocks_no_thread_until_it_is_on_disk() throws Exception {
        CompletableFuture<Intake> disk = new CompletableFuture<>();
        desk.answer = disk;

        CompletableFuture<Exchange> answer = camel.createProducerTemplate()
                .asyncSend("switchroom:arrivals", exchange -> {
                    exchange.getMessage().setBody("x");
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(ARRIVAL));
                });
        org.awaitility.Awaitility.await().until(() -> desk.messages.size() == 1);
        boolean endedBefore = answer.isDone();
        disk.complete(Intake.DUPLICATE);

        assertThat(endedBefore).isFalse();
        assertThat(answer.get(10, TimeUnit.SECONDS).getMessage().getHeader(Headers.INTAKE))
                .isEqualTo("duplicate");
    }

    @Test
    void names_the_header_that_is_missing_and_never_an_address() {
        var headers = new java.util.HashMap<>(ARRIVAL);
        headers.remove(Headers.REFERENCE);
        var unreadable = new java.util.HashMap<>(ARRIVAL);
        unreadable.put(Headers.FROM, "+436641234567");

        Exchange without = send("switchroom:arrivals", "x", headers);
        Exchange wrong = send("switchroom:arrivals", "x", unreadable);

        assertThat(without.getException()).hasMessageContaining(Headers.REFERENCE);
        assertThat(wrong.getException())
                .hasMessageContaining(Headers.FROM)
                .message()
                .doesNotContain("664");
        assertThat(desk.messages).isEmpty();
    }

    @Test
    void brings_a_receipt_with_stage_and_reason() {
        Exchange exchange = send(
                "switchroom:receipts?via=sms",
                null,
                Map.of(
                        Headers.REFERENCE, "42",
                        Headers.STAGE, "failed",
                        Headers.REASON_CODE, "sms.absent",
                        Headers.REASON_TEXT, "switched off"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Headers.INTAKE)).isEqualTo("stored");
        assertThat(desk.receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.reference()).isEqualTo(new RemoteReference("42"));
            assertThat(receipt.stage()).isEqualTo(Receipt.Stage.FAILED);
            assertThat(receipt.reason()).contains(new Reason("sms.absent", "switched off"));
        });
    }

    @Test
    void names_the_stages_there_are() {
        Exchange exchange =
                send("switchroom:receipts?via=sms", null, Map.of(Headers.REFERENCE, "42", Headers.STAGE, "perhaps"));

        assertThat(exchange.getException()).hasMessageContaining("perhaps").hasMessageContaining("DELIVERED");
    }

    @Test
    void names_the_endpoints_there_are() {
        assertThatThrownBy(() -> camel.getEndpoint("switchroom:inbox"))
                .rootCause()
                .hasMessageContaining("switchroom:outbox/NAME");
    }
}
