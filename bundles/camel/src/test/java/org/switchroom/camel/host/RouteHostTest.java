package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.camel.host.Samples.callable;
import static org.switchroom.camel.host.Samples.set;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.routes.Routes;

/** Sets of routes begin whole or not at all, and end before their bundle goes. */
final class RouteHostTest {
    private final RouteSite site = new RouteSite();
    private final FakeOwner bundle = site.bundle;
    private final RouteHost host = site.host;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void runs_all_sets_of_a_bundle_in_one_context_named_after_it() {
        site.add(1, callable("a"));
        site.add(2, callable("b"));

        assertThat(site.running()).containsExactly("a-in", "b-in");
        assertThat(host.contexts()).singleElement().satisfies(context -> {
            assertThat(context.name()).isEqualTo("switchroom-route-mail");
            assertThat(context.sets()).containsExactly("a", "b");
        });
        assertThat(host.waiting()).isEmpty();
    }

    @Test
    void gives_each_bundle_a_context_of_its_own() {
        site.add(1, callable("a"));
        host.add(2, callable("b"), new FakeOwner(8, "switchroom-route-sms"));
        host.catchUp();

        assertThat(host.contexts())
                .extracting(Routes.Context::name)
                .containsExactly("switchroom-route-mail", "switchroom-route-sms");
    }

    @Test
    void starts_none_of_a_sets_routes_when_one_can_not_start() {
        site.add(1, set("half", b -> {
            b.from("direct:half").routeId("half-good").log("good");
            b.from("nonesuch:x").routeId("half-bad").log("bad");
        }));

        assertThat(site.running()).isEmpty();
        assertThat(host.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.lacks()).isEmpty();
            assertThat(waiting.text()).contains("nonesuch");
        });
        assertThat(site.context().getRoutes()).isEmpty();
        assertThat(host.contexts()).isEmpty();
    }

    @Test
    void leaves_other_sets_of_the_bundle_alone_when_one_can_not_start() {
        site.add(1, callable("good"));
        site.add(2, set("half", b -> {
            b.from("direct:half").routeId("half-good").log("good");
            b.from("nonesuch:x").routeId("half-bad").log("bad");
        }));

        assertThat(site.running()).containsExactly("good-in");
        assertThat(site.context().getRoutes()).hasSize(1);
        String answer = site.context().createProducerTemplate().requestBody("direct:good", "still here", String.class);
        assertThat(answer).isEqualTo("still here!");
    }

    @Test
    void survives_a_bundle_that_comes_and_goes_three_times() {
        for (int i = 0; i < 3; i++) {
            site.add(1, callable("a"));
            assertThat(site.running()).containsExactly("a-in");
            host.remove(1);
            assertThat(site.running()).isEmpty();
            assertThat(host.contexts()).isEmpty();
        }
        assertThat(bundle.contexts).hasSize(3).allMatch(CamelContext::isStopped);
    }

    @Test
    void registers_the_transport_with_name_and_group_while_its_routes_run() {
        site.add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .log("x")));

        assertThat(bundle.registered.values())
                .containsExactly(Map.of("transport.name", "mail", "transport.group", "email"));
        host.remove(1);
        assertThat(bundle.registered).isEmpty();
    }

    @Test
    void removing_a_set_waits_until_what_is_under_way_has_ended() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        site.add(1, set("slow", b -> b.from("direct:slow").routeId("slow-in").process(exchange -> {
            begun.countDown();
            go.await();
            ended.set(true);
        })));
        Thread caller = new Thread(() -> site.context().createProducerTemplate().sendBody("direct:slow", "x"));
        caller.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        AtomicBoolean endedBeforeRemoval = new AtomicBoolean();
        Thread stopping = new Thread(() -> {
            host.remove(1);
            endedBeforeRemoval.set(ended.get());
        });
        stopping.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        go.countDown();
        stopping.join();
        caller.join();

        assertThat(endedBeforeRemoval).isTrue();
    }

    @Test
    void gives_up_the_drain_at_its_limit() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        site.add(1, set("stuck", b -> b.from("direct:stuck").routeId("stuck-in").process(exchange -> {
            begun.countDown();
            never.await();
        })));
        Thread caller = new Thread(() -> site.context().createProducerTemplate().send("direct:stuck", exchange -> {}));
        caller.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        host.remove(1);

        assertThat(site.running()).isEmpty();
        assertThat(site.context().isStopped()).isTrue();
        never.countDown();
        caller.join();
    }

    @Test
    void refuses_a_second_set_of_the_same_name_until_the_first_has_gone() {
        site.add(1, callable("a"));
        host.add(2, callable("a"), new FakeOwner(8, "switchroom-route-copy"));
        host.catchUp();
        String text = host.waiting().get(0).text();

        host.remove(1);
        host.catchUp();

        assertThat(text).contains("Another set with this name runs, of bundle switchroom-route-mail");
        assertThat(host.contexts()).extracting(Routes.Context::name).containsExactly("switchroom-route-copy");
    }

    @Test
    void refuses_a_route_without_an_id_of_its_sets_name() {
        site.add(1, set("a", b -> b.from("direct:a").log("x")));

        assertThat(host.waiting().get(0).text()).contains("has no id that begins with a");
    }

    @Test
    void set_in_the_wrong_shape_is_named_with_cause_and_next_step() {
        site.add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .to("seda:later")));

        assertThat(host.waiting().get(0).text()).contains("Route mail-out", "seda:", "direct:");
        assertThat(bundle.registered).isEmpty();
    }
}
