package org.switchroom.http.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.job.Jobs;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.routes.Routes;
import org.switchroom.rule.Rules;
import org.switchroom.store.Journal;
import org.switchroom.store.QueueFigures;
import org.switchroom.testkit.ManualClock;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.TransportName;
import org.switchroom.transport.Transports;

final class PagesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:05:00Z");

    private final AtomicInteger counted = new AtomicInteger();
    private final List<Transports.View> views = new ArrayList<>();
    private final List<Routes.Waiting> waiting = new ArrayList<>();
    private final Journal journal = one(Journal.class, "figures", () -> {
        counted.incrementAndGet();
        return new QueueFigures(Map.of(MessageState.WAITING, 12L), Optional.of(NOW.minusSeconds(90)));
    });
    private final Transports transports = one(Transports.class, "list", () -> List.copyOf(views));
    private final Routes routes = one(Routes.class, "waiting", () -> List.copyOf(waiting));
    private List<String> awaited = List.of();
    private List<ReceiverView> receivers = List.of();
    private Optional<String> ruleTrouble = Optional.empty();
    private final Rules rules = one(Rules.class, "trouble", () -> ruleTrouble);
    private final Jobs jobs = one(Jobs.class, "none", () -> null);

    /** A wide interface of which the page calls one method. */
    private static <T> T one(Class<T> type, String name, java.util.function.Supplier<?> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals(name)) {
                return answer.get();
            }
            throw new AssertionError("not expected: " + method);
        }));
    }

    private static Transports.View mail(Health.State state, boolean suspended) {
        return new Transports.View(
                new TransportName("mail"),
                "email",
                new Capabilities(
                        Set.of(Capabilities.Direction.SEND),
                        Set.of(),
                        Set.of(Content.Kind.TEXT),
                        Set.of("mailto"),
                        1000,
                        1),
                new Health(state, "as it is", NOW),
                suspended,
                2,
                Map.of("accepted", 7L, "refused", 1L),
                Optional.of(NOW));
    }

    @Test
    void metrics_show_the_queue_the_oldest_and_every_transport() {
        Meters meters = new Meters();
        MetricsPage page = new MetricsPage(
                meters.registry(),
                () -> Optional.of(journal),
                () -> Optional.of(transports),
                () -> Optional.of(rules),
                Clock.fixed(NOW, ZoneOffset.UTC));
        views.add(mail(Health.State.UP, false));
        meters.request("GET", "/api/jobs/{id}", 200, Duration.ofMillis(3));
        meters.request("BREW", "/api/jobs/{id}", 405, Duration.ofMillis(3));

        String text = page.scrape();

        assertThat(text)
                .contains(
                        "switchroom_messages_open{state=\"WAITING\"} 12.0",
                        "switchroom_messages_open{state=\"HELD\"} 0.0",
                        "switchroom_messages_oldest_age_seconds 90.0",
                        "switchroom_transport_up{transport=\"mail\"} 1.0",
                        "switchroom_transport_last_success_seconds{transport=\"mail\"} 1.7952699E9",
                        "switchroom_deliveries_total{outcome=\"accepted\",transport=\"mail\"} 7.0",
                        "switchroom_http_requests_seconds_count{method=\"GET\",route=\"/api/jobs/{id}\",status=\"200\"} 1",
                        "switchroom_http_requests_seconds_count{method=\"other\",route=\"/api/jobs/{id}\",status=\"405\"} 1",
                        "jvm_memory_used_bytes");
    }

    @Test
    void a_transport_that_is_gone_leaves_the_metrics_and_the_queue_is_not_counted_at_every_look() {
        Meters meters = new Meters();
        MetricsPage page = new MetricsPage(
                meters.registry(),
                () -> Optional.of(journal),
                () -> Optional.of(transports),
                () -> Optional.of(rules),
                Clock.fixed(NOW, ZoneOffset.UTC));
        views.add(mail(Health.State.DOWN, false));
        assertThat(page.scrape()).contains("switchroom_transport_up{transport=\"mail\"} 0.0");

        views.clear();

        assertThat(page.scrape()).doesNotContain("transport=\"mail\"");
        assertThat(counted).hasValue(1);
    }

    @Test
    void the_age_of_the_oldest_is_that_of_when_it_was_looked_for_and_does_not_grow_until_the_next_look() {
        ManualClock clock = ManualClock.at(NOW);
        MetricsPage page = new MetricsPage(
                new Meters().registry(),
                () -> Optional.of(journal),
                () -> Optional.of(transports),
                () -> Optional.of(rules),
                clock);
        assertThat(page.scrape()).contains("switchroom_messages_oldest_age_seconds 90.0");

        clock.advance(Duration.ofSeconds(4));
        assertThat(page.scrape()).contains("switchroom_messages_oldest_age_seconds 90.0");
        clock.advance(Duration.ofSeconds(1));
        assertThat(page.scrape()).contains("switchroom_messages_oldest_age_seconds 95.0");
    }

    private HealthPage health(Optional<Journal> store) {
        return health(store, true);
    }

    private HealthPage health(Optional<Journal> store, boolean installed) {
        return new HealthPage(
                () -> store,
                () -> Optional.of(jobs),
                () -> Optional.of(transports),
                () -> Optional.of(routes),
                () -> Optional.of(rules),
                () -> installed,
                () -> awaited,
                () -> receivers);
    }

    @Test
    void is_not_ready_while_something_is_still_to_appear() {
        assertThat(text(health(Optional.of(journal), false).ready(true)))
                .isEqualTo(
                        "503 {\"status\":\"WAITING\",\"waitsFor\":[\"the start: features are still being installed\"]}");
    }

    private static String text(HealthPage.Page page) {
        return page.status() + " " + new String(page.json(), StandardCharsets.UTF_8);
    }

    @Test
    void ready_says_what_is_waited_for_to_those_who_are_known_and_one_word_to_others() {
        assertThat(text(health(Optional.of(journal)).ready(true))).isEqualTo("200 {\"status\":\"UP\",\"waitsFor\":[]}");

        waiting.add(new Routes.Waiting(
                "switchroom-route-mail", "mail", List.of("component mail"), "waits for component mail", NOW, true));

        assertThat(text(health(Optional.of(journal)).ready(true)))
                .isEqualTo("503 {\"status\":\"WAITING\",\"waitsFor\":[\"mail: waits for component mail\"]}");
        assertThat(text(health(Optional.empty()).ready(false))).isEqualTo("503 {\"status\":\"WAITING\"}");
        assertThat(text(health(Optional.empty()).live())).isEqualTo("200 {\"status\":\"UP\"}");
    }

    @Test
    void rules_that_can_not_be_used_are_told_to_those_who_are_known_and_counted() {
        MetricsPage page = new MetricsPage(
                new Meters().registry(),
                () -> Optional.of(journal),
                () -> Optional.of(transports),
                () -> Optional.of(rules),
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(page.scrape()).contains("switchroom_rules_in_step 1.0");

        ruleTrouble = Optional.of("etc/switchroom-rules.yaml, line 3: no");

        assertThat(text(health(Optional.of(journal)).ready(true)))
                .isEqualTo("200 {\"status\":\"UP\",\"waitsFor\":[],"
                        + "\"rules\":\"etc/switchroom-rules.yaml, line 3: no\"}");
        assertThat(text(health(Optional.of(journal)).ready(false))).isEqualTo("200 {\"status\":\"UP\"}");
        assertThat(page.scrape()).contains("switchroom_rules_in_step 0.0");
    }

    @Test
    void a_port_that_panels_can_not_report_to_is_told_with_the_transports() {
        receivers = List.of(AlarmsWatchedTest.receiver(Optional.empty()));
        assertThat(text(health(Optional.empty()).transports()))
                .isEqualTo("200 {\"status\":\"UP\",\"transports\":[],\"receivers\":[{\"name\":\"dc09-main\","
                        + "\"state\":\"UP\",\"detail\":\"listens at tcp 127.0.0.1:12300\",\"connections\":3,"
                        + "\"waiting\":2}]}");

        receivers = List.of(AlarmsWatchedTest.receiver(Optional.of("port 12300 can not be had")));
        assertThat(text(health(Optional.empty()).transports()))
                .startsWith("200 {\"status\":\"DEGRADED\"")
                .contains("can not be had");
    }

    @Test
    void transports_are_down_when_none_is_usable() {
        assertThat(health(Optional.empty()).transports().status()).isEqualTo(200);
        views.add(mail(Health.State.DOWN, false));
        assertThat(text(health(Optional.empty()).transports())).startsWith("503 {\"status\":\"DOWN\"");
        views.add(mail(Health.State.UP, false));
        assertThat(text(health(Optional.empty()).transports())).startsWith("200 {\"status\":\"DEGRADED\"");
        views.clear();
        views.add(mail(Health.State.UP, true));
        assertThat(text(health(Optional.empty()).transports())).startsWith("503");
    }
}
