package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.switchroom.answer.Problem;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Routes;

class RouteHostTest {
    private final FakeParts parts = new FakeParts();
    private final FakeOwner bundle = new FakeOwner(7, "switchroom-route-mail");
    private final RouteHost host = new RouteHost(
            parts,
            () -> Optional.of(new NoArrivals()),
            new Settings(Duration.ofSeconds(2), Duration.ofHours(1), Set.of("quartz")),
            Clock.systemUTC());

    @AfterEach
    void stop() {
        host.close();
    }

    private static RouteSet set(String name, Samples.Recipe recipe) {
        return new RouteSet() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public RoutesBuilder routes() {
                return Samples.builder(recipe);
            }
        };
    }

    private static RouteSet callable(String name) {
        return set(name, b -> b.from("direct:" + name).routeId(name + "-in").setBody(b.simple("${body}!")));
    }

    private void add(long key, RouteSet set) {
        host.add(key, set, bundle);
        host.catchUp();
    }

    private List<String> running() {
        return host.routes().stream().map(Routes.Route::id).toList();
    }

    private CamelContext context() {
        return bundle.contexts.get(bundle.contexts.size() - 1);
    }

    @Test
    void runs_all_sets_of_a_bundle_in_one_context_named_after_it() {
        add(1, callable("a"));
        add(2, callable("b"));

        assertThat(running()).containsExactly("a-in", "b-in");
        assertThat(host.contexts()).singleElement().satisfies(context -> {
            assertThat(context.name()).isEqualTo("switchroom-route-mail");
            assertThat(context.sets()).containsExactly("a", "b");
        });
        assertThat(host.waiting()).isEmpty();
    }

    @Test
    void gives_each_bundle_a_context_of_its_own() {
        add(1, callable("a"));
        host.add(2, callable("b"), new FakeOwner(8, "switchroom-route-sms"));
        host.catchUp();

        assertThat(host.contexts())
                .extracting(Routes.Context::name)
                .containsExactly("switchroom-route-mail", "switchroom-route-sms");
    }

    @Test
    void waits_for_a_component_says_so_and_starts_when_it_comes() {
        parts.without(Part.component("timer"), Part.language("simple"));

        add(1, set("tick", b -> b.from("timer:tick?delay=1h").routeId("tick-in").setBody(b.simple("x"))));
        Routes.Waiting waiting = host.waiting().get(0);
        parts.come(Part.language("simple"));
        parts.come(Part.component("timer"));
        host.catchUp();

        assertThat(waiting.lacks()).containsExactly("component timer", "language simple");
        assertThat(waiting.text()).contains("install or start the bundle");
        assertThat(running()).containsExactly("tick-in");
        assertThat(host.waiting()).isEmpty();
    }

    @Test
    void starts_none_of_a_sets_routes_when_one_can_not_start() {
        add(1, set("half", b -> {
            b.from("direct:half").routeId("half-good").log("good");
            b.from("nonesuch:x").routeId("half-bad").log("bad");
        }));

        assertThat(running()).isEmpty();
        assertThat(host.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.lacks()).isEmpty();
            assertThat(waiting.text()).contains("nonesuch");
        });
        assertThat(context().getRoutes()).isEmpty();
        assertThat(host.contexts()).isEmpty();
    }

    @Test
    void leaves_other_sets_of_the_bundle_alone_when_one_can_not_start() {
        add(1, callable("good"));
        add(2, set("half", b -> {
            b.from("direct:half").routeId("half-good").log("good");
            b.from("nonesuch:x").routeId("half-bad").log("bad");
        }));

        assertThat(running()).containsExactly("good-in");
        assertThat(context().getRoutes()).hasSize(1);
        String answer = context().createProducerTemplate().requestBody("direct:good", "still here", String.class);
        assertThat(answer).isEqualTo("still here!");
    }

    @Test
    void tries_a_failed_set_again_when_a_part_comes() {
        AtomicBoolean broken = new AtomicBoolean(true);
        add(1, set("moody", b -> {
            if (broken.get()) {
                throw new IllegalStateException("not today");
            }
            b.from("direct:moody").routeId("moody-in").log("fine");
        }));
        assertThat(host.waiting().get(0).text()).contains("not today");

        broken.set(false);
        host.partsCame();
        host.catchUp();

        assertThat(running()).containsExactly("moody-in");
    }

    @Test
    void stops_a_set_when_a_part_it_names_goes_and_starts_it_in_a_fresh_context_when_it_is_back() {
        add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .setBody(b.simple("x"))));
        CamelContext first = context();
        assertThat(bundle.registered).hasSize(1);

        parts.leave(Part.language("simple"));
        boolean stopped = first.isStopped();
        boolean withdrawn = bundle.registered.isEmpty();
        parts.come(Part.language("simple"));
        host.catchUp();

        assertThat(stopped).isTrue();
        assertThat(withdrawn).isTrue();
        assertThat(running()).containsExactly("mail-out");
        assertThat(context()).isNotSameAs(first);
        assertThat(bundle.registered).hasSize(1);
    }

    @Test
    void leaves_a_set_running_when_a_part_it_does_not_name_goes() {
        add(1, callable("a"));
        CamelContext before = context();

        parts.leave(Part.component("ftp"));
        host.catchUp();

        assertThat(running()).containsExactly("a-in");
        assertThat(context()).isSameAs(before);
    }

    @Test
    void survives_a_bundle_that_comes_and_goes_three_times() {
        for (int i = 0; i < 3; i++) {
            add(1, callable("a"));
            assertThat(running()).containsExactly("a-in");
            host.remove(1);
            assertThat(running()).isEmpty();
            assertThat(host.contexts()).isEmpty();
        }
        assertThat(bundle.contexts).hasSize(3).allMatch(CamelContext::isStopped);
    }

    @Test
    void registers_the_transport_with_name_and_group_while_its_routes_run() {
        add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
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
        add(1, set("slow", b -> b.from("direct:slow").routeId("slow-in").process(exchange -> {
            begun.countDown();
            go.await();
            ended.set(true);
        })));
        Thread caller = new Thread(() -> context().createProducerTemplate().sendBody("direct:slow", "x"));
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
        add(1, set("stuck", b -> b.from("direct:stuck").routeId("stuck-in").process(exchange -> {
            begun.countDown();
            never.await();
        })));
        Thread caller = new Thread(() -> context().createProducerTemplate().send("direct:stuck", exchange -> {}));
        caller.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        host.remove(1);

        assertThat(running()).isEmpty();
        assertThat(context().isStopped()).isTrue();
        never.countDown();
        caller.join();
    }

    @Test
    void refuses_a_second_set_of_the_same_name_until_the_first_has_gone() {
        add(1, callable("a"));
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
        add(1, set("a", b -> b.from("direct:a").log("x")));

        assertThat(host.waiting().get(0).text()).contains("has no id that begins with a");
    }

    @Test
    void counts_what_a_route_does() {
        add(1, set("a", b -> b.from("direct:a").routeId("a-in").process(exchange -> {
            if (exchange.getMessage().getBody(String.class).equals("bad")) {
                throw new IllegalStateException("as asked");
            }
        })));
        var template = context().createProducerTemplate();
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
        add(1, set("a", b -> b.from("timer:a?period=20").routeId("a-in").process(exchange -> taken.incrementAndGet())));

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
        add(1, set("a", b -> b.from("direct:a")
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
        add(1, set("a", b -> {
            b.onException(Exception.class).process(exchange -> refused.incrementAndGet());
            b.from("timer:a?delay=-1&repeatCount=5").routeId("a-in").to("direct:a-then");
            b.from("direct:a-then").routeId("a-then").process(exchange -> taken.incrementAndGet());
        }));

        await().atMost(Duration.ofSeconds(60)).untilAtomic(taken, org.hamcrest.Matchers.is(5));
        assertThat(refused).hasValue(0);
    }

    @Test
    void routes_of_a_shared_component_wait_for_its_service_and_never_shut_it_down() throws Exception {
        DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
        SimpleThreadPool threads = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
        factory.createScheduler("shared", "one", threads, new RAMJobStore());
        Scheduler scheduler = factory.getScheduler("shared");
        AtomicInteger fired = new AtomicInteger();
        add(1, set("clock", b -> b.from("quartz:clock?trigger.repeatInterval=50&trigger.repeatCount=-1")
                .routeId("clock-in")
                .process(exchange -> fired.incrementAndGet())));
        assertThat(host.waiting().get(0).lacks()).containsExactly("service shared by component quartz");

        host.share("quartz", scheduler);
        host.catchUp();
        await().atMost(Duration.ofSeconds(60)).until(() -> fired.get() > 0);
        Scheduler used = context().getComponent("quartz", QuartzComponent.class).getScheduler();
        host.unshare("quartz", scheduler);
        host.catchUp();

        assertThat(used).isSameAs(scheduler);
        assertThat(running()).isEmpty();
        assertThat(host.waiting().get(0).lacks()).containsExactly("service shared by component quartz");
        assertThat(scheduler.isShutdown()).isFalse();
        scheduler.shutdown();
    }

    @Test
    void set_in_the_wrong_shape_is_named_with_cause_and_next_step() {
        add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .to("seda:later")));

        assertThat(host.waiting().get(0).text()).contains("Route mail-out", "seda:", "direct:");
        assertThat(bundle.registered).isEmpty();
    }
}
