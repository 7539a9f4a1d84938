package org.switchroom.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Role;
import org.switchroom.access.Scope;
import org.switchroom.http.Admission;

final class DoorkeeperTest {
    private static final String VIEWER = basic("vera", "right");
    private static final String ADMIN = basic("ada", "right");
    private static final String TOKEN = "Bearer good-token";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger slowHashes = new AtomicInteger();
    private final TokensInMemory tenants = new TokensInMemory(
            Map.of("good-token", new Caller("token:plant", List.of("north"), false, EnumSet.of(Scope.JOBS_WRITE))),
            "main",
            "north");
    private final Realm realm = (name, password) -> {
        slowHashes.incrementAndGet();
        return new String(password).equals("right")
                ? Optional.of(
                        new Realm.Person(name, EnumSet.of(name.equals("ada") ? Role.ADMIN : Role.VIEWER), List.of()))
                : Optional.empty();
    };
    private final Doorkeeper keeper = keeper(Optional.empty(), 3);

    private Doorkeeper keeper(Optional<Buckets> rate, int failures) {
        return new Doorkeeper(
                new BasicLogins(realm, Duration.ofSeconds(60), nanos::get),
                () -> Optional.of(tenants),
                rate,
                new Buckets(failures / 60.0, failures, nanos::get),
                1_000);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static Knock knock(String authorization) {
        return knock("GET", "/api/jobs", Optional.ofNullable(authorization), Optional.empty(), Optional.empty(), -1);
    }

    private static Knock knock(
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> origin,
            Optional<String> tenant,
            long length) {
        return new Knock(
                "r1", "192.0.2.7", method, path, authorization, origin, Optional.of("room.example"), tenant, length);
    }

    private static int status(Verdict verdict) {
        return verdict.fold(in -> 200, turned -> turned.problem().status());
    }

    private static Admission admission(Verdict verdict) {
        return ((Verdict.LetIn) verdict).admission();
    }

    @Test
    void a_user_comes_in_with_the_scopes_of_the_roles_and_the_main_tenant() {
        Admission admission = admission(keeper.judge(knock(VIEWER)));

        assertThat(admission.caller().orElseThrow())
                .isEqualTo(new Caller("vera", List.of("main"), false, Scope.of(Role.VIEWER)));
        assertThat(admission.client()).isEqualTo("user:vera");
    }

    @Test
    void a_verified_password_is_hashed_once_a_minute_and_not_for_every_request() {
        for (int i = 0; i < 50; i++) {
            assertThat(status(keeper.judge(knock(VIEWER)))).isEqualTo(200);
        }
        assertThat(slowHashes).hasValue(1);

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        keeper.judge(knock(VIEWER));

        assertThat(slowHashes).hasValue(2);
    }

    @Test
    void of_many_requests_that_come_at_once_with_the_same_password_one_is_hashed() throws Exception {
        CountDownLatch hashed = new CountDownLatch(1);
        BasicLogins logins = new BasicLogins(
                (name, password) -> {
                    slowHashes.incrementAndGet();
                    awaitUninterruptibly(hashed);
                    return Optional.of(new Realm.Person(name, EnumSet.of(Role.VIEWER), List.of()));
                },
                Duration.ofSeconds(60),
                nanos::get);
        List<Thread> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread one = new Thread(() -> logins.verify(VIEWER.substring("Basic ".length())));
            one.start();
            many.add(one);
        }
        Awaitility.await().until(() -> many.stream()
                .map(Thread::getState)
                .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.BLOCKED));
        hashed.countDown();
        for (Thread one : many) {
            one.join();
        }

        assertThat(slowHashes).hasValue(1);
    }

    @Test
    void before_a_password_is_forgotten_one_request_has_it_verified_anew_and_the_others_go_on() {
        BasicLogins logins = new BasicLogins(realm, Duration.ofSeconds(60), nanos::get);
        String credential = VIEWER.substring("Basic ".length());
        logins.verify(credential);
        assertThat(logins.recall(credential)).isPresent();

        nanos.addAndGet(Duration.ofSeconds(50).toNanos());

        assertThat(logins.recall(credential)).as("its turn to verify").isEmpty();
        assertThat(logins.recall(credential)).as("another one, meanwhile").isPresent();
        logins.verify(credential);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(logins.recall(credential)).as("verified anew").isPresent();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException nobodyDoes) {
            throw new IllegalStateException(nobodyDoes);
        }
    }

    @Test
    void who_is_unknown_is_told_how_to_log_in_and_never_what_was_wrong_about_it() {
        Verdict wrong = keeper.judge(knock(basic("vera", "wrong")));

        assertThat(status(wrong)).isEqualTo(401);
        assertThat(((Verdict.TurnedAway) wrong).headers().get("WWW-Authenticate"))
                .contains("Basic", "Bearer");
        assertThat(((Verdict.TurnedAway) wrong).problem().cause()).isEqualTo("name or password is wrong");
        for (String nonsense :
                new String[] {"Basic", "Basic %%%", "Basic OnB3", "Digest x", "", "Bearer", "Bearer no"}) {
            assertThat(status(keeper(Optional.empty(), 100).judge(knock(nonsense))))
                    .as(nonsense)
                    .isEqualTo(401);
        }
        assertThat(status(keeper.judge(knock(null)))).isEqualTo(401);
    }

    @Test
    void after_too_many_failures_an_address_is_refused_unchecked_and_those_already_in_stay_in() {
        keeper.judge(knock(VIEWER));
        for (int i = 0; i < 3; i++) {
            assertThat(status(keeper.judge(knock(basic("vera", "guess" + i))))).isEqualTo(401);
        }
        int hashesSoFar = slowHashes.get();

        Verdict fourth = keeper.judge(knock(basic("vera", "guess3")));

        assertThat(status(fourth)).isEqualTo(429);
        assertThat(((Verdict.TurnedAway) fourth).headers().get("Retry-After")).isEqualTo("20");
        assertThat(slowHashes).hasValue(hashesSoFar);
        assertThat(status(keeper.judge(knock(VIEWER)))).isEqualTo(200);
        assertThat(status(keeper.judge(knock(TOKEN)))).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(status(keeper.judge(knock(basic("otto", "right"))))).isEqualTo(200);
    }

    @Test
    void a_token_comes_in_with_its_own_scopes_until_it_is_revoked() {
        Admission admission = admission(keeper.judge(knock(TOKEN)));
        assertThat(admission.caller().orElseThrow().scopes()).containsExactly(Scope.JOBS_WRITE);
        assertThat(admission.client()).isEqualTo("north:token:plant");

        tenants.forgetAll();

        assertThat(status(keeper.judge(knock(TOKEN)))).isEqualTo(401);
    }

    @Test
    void a_foreign_tenant_and_one_that_does_not_exist_are_answered_alike() {
        Verdict foreign =
                keeper.judge(knock("GET", "/", Optional.of(VIEWER), Optional.empty(), Optional.of("north"), 0));
        Verdict unknown =
                keeper.judge(knock("GET", "/", Optional.of(VIEWER), Optional.empty(), Optional.of("mars"), 0));

        assertThat(foreign).isEqualTo(unknown);
        assertThat(status(foreign)).isEqualTo(403);
    }

    @Test
    void an_administrator_acts_for_any_tenant_that_exists() {
        Verdict north = keeper.judge(knock("GET", "/", Optional.of(ADMIN), Optional.empty(), Optional.of("north"), 0));
        Verdict mars = keeper.judge(knock("GET", "/", Optional.of(ADMIN), Optional.empty(), Optional.of("mars"), 0));

        assertThat(admission(north).caller().orElseThrow().tenants()).containsExactly("north");
        assertThat(admission(north).caller().orElseThrow().everyTenant()).isFalse();
        assertThat(status(mars)).isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_does_not_use_the_credentials_its_visitor_has_here() {
        Optional<String> evil = Optional.of("https://evil.example");
        Optional<String> own = Optional.of("https://room.example");

        assertThat(status(keeper.judge(knock("POST", "/", Optional.of(VIEWER), evil, Optional.empty(), 0))))
                .isEqualTo(403);
        assertThat(status(keeper.judge(knock("POST", "/", Optional.of(VIEWER), own, Optional.empty(), 0))))
                .isEqualTo(200);
        assertThat(status(keeper.judge(knock("GET", "/", Optional.of(VIEWER), evil, Optional.empty(), 0))))
                .isEqualTo(200);
    }

    @Test
    void a_body_that_announces_itself_too_long_is_refused_before_anything_else_is_done() {
        assertThat(status(keeper.judge(
                        knock("POST", "/", Optional.of(VIEWER), Optional.empty(), Optional.empty(), 1_001))))
                .isEqualTo(413);
        assertThat(slowHashes).hasValue(0);
    }

    @Test
    void a_callback_is_let_in_without_a_login_because_its_route_asks_for_the_secret() {
        for (String path : new String[] {"/callbacks/sms-web/0123456789abcdef", "/callbacks/sms-web"}) {
            Verdict verdict =
                    keeper.judge(knock("POST", path, Optional.empty(), Optional.empty(), Optional.empty(), 10));
            assertThat(admission(verdict).caller()).isEmpty();
        }
        for (String path : new String[] {
            "/callbacks/../api/jobs",
            "/callbacks/a/..",
            "/callbacks/a/b/c",
            "/callbacks/a/..;/x",
            "/callbacks/",
            "/callbacks/%2e%2e/api"
        }) {
            assertThat(status(keeper.judge(
                            knock("POST", path, Optional.empty(), Optional.empty(), Optional.empty(), 10))))
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void only_the_two_health_words_are_open_to_anybody() {
        for (String path : new String[] {"/health/live", "/health/ready"}) {
            Verdict verdict = keeper.judge(knock("GET", path, Optional.empty(), Optional.empty(), Optional.empty(), 0));
            assertThat(admission(verdict).caller()).isEmpty();
            Verdict wrong =
                    keeper.judge(knock("GET", path, Optional.of("Bearer old"), Optional.empty(), Optional.empty(), 0));
            assertThat(admission(wrong).caller()).isEmpty();
            Verdict known =
                    keeper.judge(knock("GET", path, Optional.of(VIEWER), Optional.empty(), Optional.empty(), 0));
            assertThat(admission(known).caller()).isPresent();
        }
        for (String path :
                new String[] {"/health/transports", "/metrics", "/events", "/", "/health/live/x", "/HEALTH/live"}) {
            Verdict verdict = keeper.judge(knock("GET", path, Optional.empty(), Optional.empty(), Optional.empty(), 0));
            assertThat(status(verdict)).as(path).isEqualTo(401);
        }
    }

    @Test
    void each_client_has_a_rate_of_its_own_and_is_told_when_to_come_back() {
        Doorkeeper limited = keeper(Optional.of(new Buckets(1, 2, nanos::get)), 100);

        assertThat(status(limited.judge(knock(VIEWER)))).isEqualTo(200);
        assertThat(status(limited.judge(knock(VIEWER)))).isEqualTo(200);
        Verdict third = limited.judge(knock(VIEWER));

        assertThat(status(third)).isEqualTo(429);
        assertThat(((Verdict.TurnedAway) third).headers()).containsEntry("Retry-After", "1");
        assertThat(status(limited.judge(knock(TOKEN)))).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(status(limited.judge(knock(VIEWER)))).isEqualTo(200);
    }
}
