package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.camel.host.Samples.set;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.answer.Problem;
import org.switchroom.routes.Routes;

/** What can be seen of a route that runs, and done with it. */
final class RunningRoutesTest {
    private final RouteSite site = new RouteSite();
    private final RouteHost host = site.host;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void counts_what_a_route_does() {
        site.add(1, set("a", b -> b.from("direct:a").routeId("a-in").process(exchange -> {
            if (exchange.getMessage().getBody(String.class).equals("bad")) {
                throw new IllegalStateException("as asked");
            }
        })));
        var template = site.context().createProducerTemplate();
        template.send("direct:a", exchange -> exchange.getMessage().setBody("good"));
        template.send("direct:a", exchange -> exchange.getMessage().setBody("bad"));

        Routes.Route route = host.routes().get(0);

        assertThat(route.from()).isEqualTo("direct://a");
        assertThat(route.set()).isEqualTo("a");
        assertThat(route.state()).isEqualTo(Routes.State.STARTED);
        assertThat(route.figures().total()).isEqualTo(2);
        assertThat(route.figures().failed()).isEqualTo(1);
        assertThat(route.figures().inFlight()).isZero();
        assertThat(route.figures().lastEnded()).isPresent();
        assertThat(route.figures().shortest())
                .isPositive()
                .isLessThanOrEqualTo(route.figures().longest());
    }

    @Test
    void suspends_and_resumes_a_route_and_knows_no_other() {
        AtomicInteger taken = new AtomicInteger();
        site.add(1, set("a", b -> b.from("timer:a?period=20")
                .routeId("a-in")
                .process(exchange -> taken.incrementAndGet())));

        Routes.State suspended = host.suspend("a-in").fold(Routes.Route::state, problem -> null);
        Routes.State resumed = host.resume("a-in").fold(Routes.Route::state, problem -> null);
        Problem.Kind unknown = host.suspend("b-in").fold(route -> null, Problem::kind);

        assertThat(suspended).isEqualTo(Routes.State.SUSPENDED);
        assertThat(resumed).isEqualTo(Routes.State.STARTED);
        assertThat(unknown).isEqualTo(Problem.Kind.NOT_FOUND);
        int before = taken.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> taken.get() > before);
    }

    @Test
    void leaves_a_route_that_does_not_start_by_itself_stopped() {
        site.add(1, set("a", b -> b.from("direct:a")
                .routeId("a-in")
                .autoStartup(false)
                .log("x")));

        assertThat(host.routes().get(0).state()).isEqualTo(Routes.State.STOPPED);
        assertThat(host.resume("a-in").fold(Routes.Route::state, problem -> null))
                .isEqualTo(Routes.State.STARTED);
    }

    @Test
    void starts_routes_that_others_call_before_those_that_call_them() {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        site.add(1, set("a", b -> {
            b.onException(Exception.class).process(exchange -> refused.incrementAndGet());
            b.from("timer:a?delay=-1&repeatCount=5").routeId("a-in").to("direct:a-then");
            b.from("direct:a-then").routeId("a-then").process(exchange -> taken.incrementAndGet());
        }));

        await().atMost(Duration.ofSeconds(60)).untilAtomic(taken, org.hamcrest.Matchers.is(5));
        assertThat(refused).hasValue(0);
    }
}
