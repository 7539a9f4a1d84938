package org.switchroom.sip.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.testkit.sip.SipExchange;
import org.switchroom.testkit.sip.SipScript;
import org.switchroom.transport.Health;

/** Over real sockets to the exchange of the testkit, in real time. */
final class SipLineTest {
    private static final String NUMBER = "+431999";

    private final SipExchange exchange = SipExchange.start();
    private final SoundDesk sound = new SoundDesk();
    private final List<SipLine> lines = new ArrayList<>();
    private final Whistle station = new Whistle(0);

    @AfterEach
    void end() {
        lines.forEach(SipLine::close);
        sound.close();
        exchange.close();
    }

    private SipLine line(Map<String, Object> more) {
        exchange.stations(() -> station);
        Map<String, Object> values = new HashMap<>(Map.of("proxy", "127.0.0.1:" + exchange.port(), "user", "4312345"));
        values.putAll(more);
        SipLine line = new SipLine(
                LineSettings.read("org.switchroom.transport.line~1", Configs.of(values)), sound, Clock.systemUTC());
        lines.add(line);
        return line;
    }

    private SipLine ready(Map<String, Object> more) {
        SipLine line = line(more);
        await().until(() -> line.health().state() == Health.State.UP);
        return line;
    }

    private static DialRequest request(Duration answerWithin) {
        return new DialRequest(NUMBER, answerWithin, Duration.ofSeconds(60));
    }

    private static Ending ending(CompletionStage<Ending> call) {
        return call.toCompletableFuture().orTimeout(70, TimeUnit.SECONDS).join();
    }

    private Ending dial(SipLine line, Whistle audio) {
        return ending(line.dial(request(Duration.ofSeconds(20)), audio));
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp"})
    void registers_with_its_password_dials_and_both_sides_hear_each_other(String protocol) {
        exchange.password("4312345", "s3cret");
        exchange.number(NUMBER, new SipScript().challenges());
        SipLine line = ready(Map.of("protocol", protocol, "_password", "s3cret"));
        Whistle audio = new Whistle(10);

        Ending ending = dial(line, audio);

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(ending.setUp()).isPresent();
        assertThat(ending.sound().orElseThrow().received()).isGreaterThanOrEqualTo(10);
        assertThat(ending.sound().orElseThrow().lost()).isZero();
        assertThat(audio.answered).isTrue();
        assertThat(audio.endings).hasValue(1);
        assertThat(station.loud.get()).isPositive();
        await().until(() -> exchange.open() == 0);
        assertThat(exchange.calls()).containsExactly(List.of("ACK", "BYE"));
        assertThat(exchange.registration("4312345")).contains(300);
    }

    @Test
    void a_wrong_password_is_no_line_and_says_so() {
        exchange.password("4312345", "other");

        SipLine line = line(Map.of("_password", "s3cret"));

        await().until(() -> line.health().detail().contains("401"));
        assertThat(line.health().state()).isEqualTo(Health.State.DOWN);
    }

    @ParameterizedTest
    @Tag("CN-046")
    @CsvSource({"486,BUSY", "480,NO_ANSWER", "404,WRONG_NUMBER", "403,NOT_ALLOWED", "603,DECLINED", "503,LINE_DOWN"})
    void a_refused_call_says_why_and_frees_its_channel(int status, Ending.How how) {
        exchange.number(NUMBER, new SipScript().refuses(status, "Not Now"));
        SipLine line = ready(Map.of());
        Whistle audio = new Whistle(1);

        Ending ending = dial(line, audio);

        assertThat(ending.how()).isEqualTo(how);
        assertThat(ending.detail()).isEqualTo(status + " Not Now");
        assertThat(audio.answered).isFalse();
        assertThat(audio.endings).hasValue(1);
        assertThat(dial(line, new Whistle(1)).how()).isEqualTo(how);
    }

    @Test
    @Tag("CN-046")
    void nobody_answers_and_the_call_is_taken_back() {
        exchange.number(NUMBER, new SipScript().neverAnswers());
        SipLine line = ready(Map.of());

        Ending ending = ending(line.dial(request(Duration.ofMillis(700)), new Whistle(1)));

        assertThat(ending.how()).isEqualTo(Ending.How.NO_ANSWER);
        await().until(() -> exchange.open() == 0);
        assertThat(exchange.calls()).containsExactly(List.of("CANCEL", "ACK"));
    }

    @Test
    void a_station_that_picks_up_too_late_is_hung_up() {
        exchange.number(NUMBER, new SipScript().picksUpAfterCancel());
        SipLine line = ready(Map.of());

        Ending ending = ending(line.dial(request(Duration.ofMillis(500)), new Whistle(1)));

        assertThat(ending.how()).isEqualTo(Ending.How.NO_ANSWER);
        await().until(() -> exchange.calls().get(0).contains("BYE"));
        assertThat(exchange.calls().get(0)).contains("CANCEL", "ACK");
    }

    @Test
    void of_two_stations_that_pick_up_one_is_kept() {
        exchange.number(NUMBER, new SipScript().ringsFor(50).forks());
        SipLine line = ready(Map.of());

        Ending ending = dial(line, new Whistle(20));

        assertThat(ending.how()).isEqualTo(Ending.How.DONE);
        await().until(() -> exchange.calls().get(0).contains("BYE other"));
    }

    @Test
    void a_lost_request_and_a_lost_acknowledgement_are_made_good() {
        exchange.number(NUMBER, new SipScript().missesInvites(1).repeatsItsAnswer(1));
        SipLine line = ready(Map.of());

        Ending ending = dial(line, new Whistle(40));

        assertThat(ending.how()).isEqualTo(Ending.How.DONE);
        assertThat(exchange.calls().get(0).stream().filter("ACK"::equals)).hasSize(2);
    }

    @Test
    void a_station_that_hangs_up_cuts_the_call_off_and_a_stranger_does_not() {
        exchange.number(
                NUMBER,
                new SipScript().strangerSaysByeAfter(100).movesAfter(150).hangsUpAfter(600));
        SipLine line = ready(Map.of());
        Whistle audio = new Whistle(0);

        Ending ending = dial(line, audio);

        assertThat(ending.how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(ending.detail()).contains("hung up");
        assertThat(audio.loud.get()).isPositive();
        await().untilAsserted(() ->
                assertThat(exchange.calls().get(0)).contains("481 to BYE", "200 to INVITE", "200 to BYE"));
    }

    @Test
    void sound_before_the_answer_is_heard() {
        exchange.number(NUMBER, new SipScript().earlySound().neverAnswers());
        SipLine line = ready(Map.of());
        Whistle audio = new Whistle(5);

        Ending ending = dial(line, audio);

        assertThat(audio.loud.get()).isGreaterThanOrEqualTo(5);
        assertThat(audio.answered).isFalse();
        assertThat(ending.setUp()).isEmpty();
    }

    @Test
    void lost_and_late_packets_are_counted() {
        exchange.number(NUMBER, new SipScript().loses(0.2, 11).jitters(15).speaks(0));
        SipLine line = ready(Map.of());

        Ending ending = dial(line, new Whistle(60));

        Ending.Sound counted = ending.sound().orElseThrow();
        assertThat(counted.lost()).isPositive();
        assertThat(counted.jitterMillis()).isBetween(0.5, 40.0);
    }

    @Test
    void a_call_beyond_the_channels_is_refused_at_once() {
        exchange.number(NUMBER, new SipScript().neverAnswers());
        SipLine line = ready(Map.of("channels", 1));
        CompletionStage<Ending> first = line.dial(request(Duration.ofSeconds(1)), new Whistle(0));

        Ending second = dial(line, new Whistle(0));

        assertThat(second.how()).isEqualTo(Ending.How.NO_CHANNEL);
        assertThat(ending(first).how()).isEqualTo(Ending.How.NO_ANSWER);
    }

    @Test
    void the_pace_keeps_calls_apart() {
        exchange.number(NUMBER, new SipScript().refuses(486, "Busy"));
        SipLine line = ready(Map.of("channels", 3, "pace", 300));
        long begin = System.nanoTime();

        List<CompletionStage<Ending>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(line.dial(request(Duration.ofSeconds(20)), new Whistle(0)));
        }
        calls.forEach(SipLineTest::ending);

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(600_000_000L);
    }

    @Test
    void a_proxy_that_goes_is_down_and_comes_back_by_itself() {
        SipLine line = ready(Map.of("protocol", "tcp", "keep$_$alive", 5));

        exchange.breakConnections();
        await().until(() -> line.health().state() == Health.State.DOWN);
        Ending ending = dial(line, new Whistle(0));

        assertThat(ending.how()).isEqualTo(Ending.How.LINE_DOWN);
        await().until(() -> line.health().state() == Health.State.UP);
    }

    @Test
    void a_line_that_is_closed_ends_its_calls_and_leaves_the_registrar() {
        SipLine line = ready(Map.of());
        Whistle audio = new Whistle(0);
        CompletableFuture<Ending> call =
                line.dial(request(Duration.ofSeconds(20)), audio).toCompletableFuture();
        await().until(() -> audio.loud.get() > 0);

        line.close();

        assertThat(ending(call).how()).isIn(Ending.How.DONE, Ending.How.CUT_OFF);
        await().until(() ->
                exchange.open() == 0 && exchange.registration("4312345").isEmpty());
        assertThat(dial(line, new Whistle(0)).how()).isEqualTo(Ending.How.LINE_DOWN);
    }
}
