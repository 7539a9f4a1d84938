package org.switchroom.camel.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/** What the tests of this package send, and the routes that carry it. */
final class Samples {
    private static final AtomicLong IDS = new AtomicLong(1);

    /** Has no opinion, so that the general rules speak. */
    static final OutcomeTable NO_OPINION = new OutcomeTable() {
        @Override
        public Optional<Handover> ended(Exchange exchange) {
            return Optional.empty();
        }

        @Override
        public Optional<Handover> failed(Exchange exchange, Throwable cause) {
            return Optional.empty();
        }
    };

    private Samples() {}

    static Delivery delivery(Content content, Duration time) {
        Instant now = Instant.now();
        Message message = new Message(
                new MessageId(IDS.getAndIncrement()), "acme", content, Priority.URGENT, now, now.plusSeconds(3600));
        return new Delivery(
                new DeliveryId(IDS.getAndIncrement()), message, new Address("mailto", "x@y.at"), 2, now.plus(time));
    }

    static Delivery delivery() {
        return delivery(new Content.Text("Gate", "Gate 3 is open"), Duration.ofSeconds(30));
    }

    /** What a route is made of. */
    interface Recipe {
        void configure(RouteBuilder builder) throws Exception;
    }

    static RouteBuilder builder(Recipe recipe) {
        return new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                recipe.configure(this);
            }
        };
    }

    static RouteSet set(String name, Recipe recipe) {
        return new RouteSet() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public RoutesBuilder routes() {
                return builder(recipe);
            }
        };
    }

    static RouteSet callable(String name) {
        return set(name, b -> b.from("direct:" + name).routeId(name + "-in").setBody(b.simple("${body}!")));
    }

    static TransportRoutes transport(Recipe recipe) {
        return transport("mail", 1, NO_OPINION, recipe);
    }

    static TransportRoutes transport(String name, int parallelSends, OutcomeTable outcomes, Recipe recipe) {
        Capabilities capabilities = new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(Receipt.Stage.DELIVERED),
                Set.of(Content.Kind.TEXT),
                Set.of("mailto"),
                1_000_000,
                parallelSends);
        return new TransportRoutes() {
            @Override
            public TransportName transport() {
                return new TransportName(name);
            }

            @Override
            public String group() {
                return "email";
            }

            @Override
            public Capabilities capabilities() {
                return capabilities;
            }

            @Override
            public OutcomeTable outcomes() {
                return outcomes;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public RouteBuilder routes() {
                return builder(recipe);
            }
        };
    }
}
