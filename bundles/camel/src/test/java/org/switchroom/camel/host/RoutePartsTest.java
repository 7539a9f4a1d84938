package org.switchroom.camel.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.camel.host.Samples.callable;
import static org.switchroom.camel.host.Samples.set;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.simpl.RAMJobStore;
import org.quartz.simpl.SimpleThreadPool;
import org.switchroom.camel.osgi.Part;
import org.switchroom.routes.Routes;

/** What sets of routes need comes and goes: components, languages, shared services. */
final class RoutePartsTest {
    private final RouteSite site = new RouteSite();
    private final FakeParts parts = site.parts;
    private final FakeOwner bundle = site.bundle;
    private final RouteHost host = site.host;

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void waits_for_a_component_says_so_and_starts_when_it_comes() {
        parts.without(Part.component("timer"), Part.language("simple"));

        site.add(1, set("tick", b -> b.from("timer:tick?delay=1h")
                .routeId("tick-in")
                .setBody(b.simple("x"))));
        Routes.Waiting waiting = host.waiting().get(0);
        parts.come(Part.language("simple"));
        parts.come(Part.component("timer"));
        host.catchUp();

        assertThat(waiting.lacks()).containsExactly("component timer", "language simple");
        assertThat(waiting.text()).contains("install or start the bundle");
        assertThat(site.running()).containsExactly("tick-in");
        assertThat(host.waiting()).isEmpty();
    }

    @Test
    void tries_a_failed_set_again_when_a_part_comes() {
        AtomicBoolean broken = new AtomicBoolean(true);
        site.add(1, set("moody", b -> {
            if (broken.get()) {
                throw new IllegalStateException("not today");
            }
            b.from("direct:moody").routeId("moody-in").log("fine");
        }));
        assertThat(host.waiting().get(0).text()).contains("not today");

        broken.set(false);
        host.partsCame();
        host.catchUp();

        assertThat(site.running()).containsExactly("moody-in");
    }

    @Test
    void stops_a_set_when_a_part_it_names_goes_and_starts_it_in_a_fresh_context_when_it_is_back() {
        site.add(1, Samples.transport(b -> b.from("switchroom:outbox/mail")
                .routeId("mail-out")
                .setBody(b.simple("x"))));
        CamelContext first = site.context();
        assertThat(bundle.registered).hasSize(1);

        parts.leave(Part.language("simple"));
        boolean stopped = first.isStopped();
        boolean withdrawn = bundle.registered.isEmpty();
        parts.come(Part.language("simple"));
        host.catchUp();

        assertThat(stopped).isTrue();
        assertThat(withdrawn).isTrue();
        assertThat(site.running()).containsExactly("mail-out");
        assertThat(site.context()).isNotSameAs(first);
        assertThat(bundle.registered).hasSize(1);
    }

    @Test
    void leaves_a_set_running_when_a_part_it_does_not_name_goes() {
        site.add(1, callable("a"));
        CamelContext before = site.context();

        parts.leave(Part.component("ftp"));
        host.catchUp();

        assertThat(site.running()).containsExactly("a-in");
        assertThat(site.context()).isSameAs(before);
    }

    @Test
    void routes_of_a_shared_component_wait_for_its_service_and_never_shut_it_down() throws Exception {
        DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
        SimpleThreadPool threads = new SimpleThreadPool(1, Thread.NORM_PRIORITY);
        factory.createScheduler("shared", "one", threads, new RAMJobStore());
        Scheduler scheduler = factory.getScheduler("shared");
        AtomicInteger fired = new AtomicInteger();
        site.add(1, set("clock", b -> b.from("quartz:clock?trigger.repeatInterval=50&trigger.repeatCount=-1")
                .routeId("clock-in")
                .process(exchange -> fired.incrementAndGet())));
        assertThat(host.waiting().get(0).lacks()).containsExactly("service shared by component quartz");

        host.share("quartz", scheduler);
        host.catchUp();
        await().atMost(Duration.ofSeconds(60)).until(() -> fired.get() > 0);
        Scheduler used =
                site.context().getComponent("quartz", QuartzComponent.class).getScheduler();
        host.unshare("quartz", scheduler);
        host.catchUp();

        assertThat(used).isSameAs(scheduler);
        assertThat(site.running()).isEmpty();
        assertThat(host.waiting().get(0).lacks()).containsExactly("service shared by component quartz");
        assertThat(scheduler.isShutdown()).isFalse();
        scheduler.shutdown();
    }
}
