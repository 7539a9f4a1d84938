package org.switchroom.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.switchroom.sip.message.Credentials;
import org.switchroom.sip.message.SipMessage;

final class RegistrationTest {
    private final AtomicInteger counter = new AtomicInteger();
    private Duration now = Duration.ofHours(1);

    private Registration registration(boolean registers) {
        Identity identity = new Identity(
                "line",
                "example.at",
                "4312345",
                Optional.of(new Credentials("line", "secret")),
                "10.0.0.1",
                5060,
                false);
        return new Registration(
                identity, () -> "t" + counter.incrementAndGet(), registers, Duration.ofSeconds(registers ? 300 : 30));
    }

    private static SipMessage one(List<Effect> effects) {
        assertThat(effects).hasSize(1);
        return ((Effect.Send) effects.get(0)).message();
    }

    private List<SipMessage> turn(Registration registration, Duration by) {
        List<SipMessage> sent = new ArrayList<>();
        Duration until = now.plus(by);
        while (registration.due().filter(due -> due.compareTo(until) <= 0).isPresent()) {
            Duration due = registration.due().get();
            now = due.compareTo(now) > 0 ? due : now.plusMillis(1);
            registration.tick(now).forEach(effect -> sent.add(((Effect.Send) effect).message()));
        }
        now = until;
        return sent;
    }

    private static SipMessage ok(SipMessage request) {
        return SipMessage.response(request, 200, "OK", "r").with("Contact", "<sip:line@10.0.0.1:5060>;expires=100");
    }

    @Test
    void registers_with_its_password_and_again_in_time() {
        Registration registration = registration(true);
        SipMessage first = one(registration.begin(now));
        SipMessage second = one(registration.received(
                SipMessage.response(first, 401, "Who", "r")
                        .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\""),
                now));
        registration.received(ok(second), now);

        assertThat(registration.state()).isEqualTo(Registration.State.WORKING);
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(turn(registration, Duration.ofSeconds(79))).isEmpty();
        assertThat(turn(registration, Duration.ofSeconds(1)))
                .extracting(SipMessage::method)
                .containsExactly("REGISTER");
    }

    @Test
    void a_registrar_that_falls_silent_is_shaky_while_the_registration_holds_and_away_then() {
        Registration registration = registration(true);
        registration.received(ok(one(registration.begin(now))), now);

        turn(registration, Duration.ofSeconds(99));
        assertThat(registration.state()).isEqualTo(Registration.State.WORKING);
        turn(registration, Duration.ofSeconds(20));

        assertThat(registration.state()).isEqualTo(Registration.State.AWAY);
        assertThat(registration.words()).contains("REGISTER");
        assertThat(turn(registration, Duration.ofSeconds(20))).isNotEmpty();
    }

    @Test
    void a_refusal_is_tried_again_ever_more_rarely() {
        Registration registration = registration(true);
        SipMessage first = one(registration.begin(now));
        registration.received(SipMessage.response(first, 403, "Forbidden", "r"), now);

        assertThat(registration.state()).isEqualTo(Registration.State.AWAY);
        assertThat(registration.words()).isEqualTo("403 Forbidden");
        assertThat(turn(registration, Duration.ofMillis(4_999))).isEmpty();
        List<SipMessage> again = turn(registration, Duration.ofMillis(1));
        registration.received(SipMessage.response(again.get(0), 403, "Forbidden", "r"), now);
        assertThat(turn(registration, Duration.ofMillis(9_999))).isEmpty();
        assertThat(turn(registration, Duration.ofMillis(1))).hasSize(1);
    }

    @Test
    void a_registrar_that_wants_longer_registrations_gets_them() {
        Registration registration = registration(true);
        SipMessage first = one(registration.begin(now));
        registration.received(SipMessage.response(first, 423, "Brief", "r").with("Min-Expires", "600"), now);

        SipMessage next = turn(registration, Duration.ofSeconds(1)).get(0);

        assertThat(next.first("Expires")).contains("600");
    }

    @Test
    void leaving_says_so() {
        Registration registration = registration(true);
        registration.received(ok(one(registration.begin(now))), now);

        SipMessage bye = one(registration.leave());

        assertThat(bye.first("Expires")).contains("0");
        assertThat(registration.due()).isEmpty();
    }

    @Test
    void a_trunk_is_asked_for_a_sign_of_life_and_any_answer_is_one() {
        Registration pulse = registration(false);
        SipMessage options = one(pulse.begin(now));
        pulse.received(SipMessage.response(options, 404, "Not Found", "r"), now);

        assertThat(options.method()).isEqualTo("OPTIONS");
        assertThat(pulse.state()).isEqualTo(Registration.State.WORKING);
        assertThat(turn(pulse, Duration.ofSeconds(30))).hasSize(1);
        turn(pulse, Duration.ofSeconds(200));
        assertThat(pulse.state()).isEqualTo(Registration.State.AWAY);
    }
}
