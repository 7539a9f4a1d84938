package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.switchroom.transport.TransportName;

class StepCheckTest {
    private static List<String> check(Samples.Recipe recipe) throws Exception {
        RouteBuilder builder = Samples.builder(recipe);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            builder.configureRoutes(camel);
            return StepCheck.check(builder, new TransportName("mail")).stream()
                    .map(RouteDefinition::getRouteId)
                    .toList();
        }
    }

    private static RouteDefinition outbox(RouteBuilder builder) {
        return builder.from("switchroom:outbox/mail").routeId("mail-out");
    }

    private static Arguments step(String name, Samples.Recipe recipe) {
        return Arguments.of(name, recipe);
    }

    static List<Arguments> steps_that_leave_the_path() {
        return List.of(
                step("seda:", b -> outbox(b).to("seda:later")),
                step("seda:", b -> outbox(b).choice().when(b.header("x")).toD("seda://later?size=2")),
                step("seda:", b -> outbox(b).recipientList(b.constant("log:a,seda:b"))),
                step("disruptor:", b -> outbox(b).to("disruptor:later")),
                step("wireTap", b -> outbox(b).wireTap("log:x")),
                step("threads", b -> outbox(b).threads(2).log("x")),
                step("aggregate", b -> outbox(b)
                        .aggregate(b.constant(true), (old, next) -> next)
                        .completionSize(2)
                        .log("x")),
                step("resequence", b -> outbox(b).resequence(b.header("n")).log("x")),
                step(
                        "multicast",
                        b -> outbox(b).multicast().parallelProcessing().to("log:a", "log:b")),
                step(
                        "split",
                        b -> outbox(b).split(b.body()).parallelProcessing().log("x")),
                step("seda:", b -> b.from("direct:then").routeId("mail-then").to("seda:later")));
    }

    @ParameterizedTest
    @MethodSource
    void steps_that_leave_the_path(String name, Samples.Recipe recipe) {
        Executable loading = () -> check(b -> {
            recipe.configure(b);
            if (b.getRouteCollection().getRoutes().get(0).getRouteId().equals("mail-then")) {
                outbox(b).to("direct:then");
            }
        });

        assertThatThrownBy(loading::execute)
                .isInstanceOf(UnfitRoutesException.class)
                .hasMessageContaining("Route mail-")
                .hasMessageContaining("step " + name)
                .hasMessageContaining("Do the work in the same thread");
    }

    static List<Arguments> ways_to_repeat() {
        return List.of(
                step("onException", b -> {
                    b.onException(IllegalStateException.class).maximumRedeliveries(3);
                    outbox(b).log("x");
                }),
                step("onException", b -> outbox(b)
                        .onException(IllegalStateException.class)
                        .maximumRedeliveries(-1)
                        .end()
                        .log("x")),
                step("errorHandler", b -> {
                    b.errorHandler(b.defaultErrorHandler().maximumRedeliveries(2));
                    outbox(b).log("x");
                }),
                step("deadLetterChannel", b -> {
                    b.errorHandler(b.deadLetterChannel("log:dead"));
                    outbox(b).log("x");
                }));
    }

    @ParameterizedTest
    @MethodSource
    void ways_to_repeat(String name, Samples.Recipe recipe) {
        assertThatThrownBy(() -> check(recipe))
                .isInstanceOf(UnfitRoutesException.class)
                .hasMessageContaining(name);
    }

    @Test
    void takes_a_straight_way_through_several_routes() throws Exception {
        List<String> way = check(b -> {
            outbox(b).setHeader("a", b.constant("b")).to("direct:render");
            b.from("direct:render")
                    .routeId("mail-render")
                    .choice()
                    .when(b.header("x"))
                    .to("direct:send");
            b.from("direct:send").routeId("mail-send").multicast().to("log:a", "log:b");
        });

        assertThat(way).containsExactly("mail-out", "mail-render", "mail-send");
    }

    @Test
    void lets_routes_beside_the_way_do_as_they_like() throws Exception {
        List<String> way = check(b -> {
            outbox(b).log("x");
            b.from("timer:poll").routeId("mail-poll").to("seda:receipts");
            b.from("seda:receipts").routeId("mail-receipts").wireTap("log:x");
        });

        assertThat(way).containsExactly("mail-out");
    }

    @Test
    void allows_an_exception_to_be_handled_once() throws Exception {
        List<String> way = check(b -> {
            b.onException(IllegalStateException.class)
                    .handled(true)
                    .maximumRedeliveries(0)
                    .log("refused");
            outbox(b).log("x");
        });

        assertThat(way).containsExactly("mail-out");
    }

    @Test
    void misses_the_route_from_the_outbox() {
        assertThatThrownBy(() ->
                        check(b -> b.from("direct:mail").routeId("mail-out").log("x")))
                .isInstanceOf(UnfitRoutesException.class)
                .hasMessageContaining("No route takes from switchroom:outbox/mail");
    }
}
