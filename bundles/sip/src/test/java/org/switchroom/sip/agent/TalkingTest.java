package org.switchroom.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.SipMessage;

/** A call that is up, and its end. */
final class TalkingTest {
    private final Exchange call = new Exchange();
    private SipMessage invite;

    @BeforeEach
    void begin() {
        invite = call.sentOne();
        call.turn(Duration.ofSeconds(2));
        call.pickUp(invite);
        call.sent();
    }

    @Test
    void we_hang_up_and_it_is_over_when_the_other_side_has_heard_it() {
        call.hangUp();
        SipMessage bye = call.sentOne();
        assertThat(call.over()).isEmpty();

        call.answer(bye, 200, "them");

        assertThat(bye.toTag()).isEqualTo("them");
        assertThat(bye.cseq().orElseThrow().number())
                .isEqualTo(invite.cseq().orElseThrow().number() + 1);
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.DONE);
        assertThat(call.over().orElseThrow().setUp()).contains(Duration.ofSeconds(2));
        call.turn(Duration.ofSeconds(40));
        assertThat(call.forgotten()).isTrue();
        assertThat(call.overs()).isEqualTo(1);
    }

    @Test
    void a_BYE_that_nobody_hears_is_repeated_but_the_call_is_over() {
        call.hangUp();

        call.turn(Duration.ofSeconds(2));
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.DONE);
        call.turn(Duration.ofSeconds(40));

        // At 0, 0.5, 1.5, 3.5 and then every 4 s, for 32 s (RFC 3261 §17.1.2.1).
        assertThat(call.methodsSent()).hasSize(11).containsOnly("BYE");
        assertThat(call.forgotten()).isTrue();
    }

    @Test
    void a_BYE_that_is_challenged_is_said_again() {
        call.hangUp();
        SipMessage bye = call.sentOne();
        call.hear(call.response(bye, 407, "them").with("Proxy-Authenticate", "Digest realm=\"r\", nonce=\"n\""));

        SipMessage again = call.sentOne();
        call.answer(again, 200, "them");

        assertThat(again.first("Proxy-Authorization")).isPresent();
        assertThat(call.over()).isPresent();
    }

    @Test
    void the_other_side_hangs_up() {
        SipMessage bye = call.theirs("BYE", invite, "them");

        call.hear(bye);
        call.hear(bye);

        assertThat(call.sent()).hasSize(2).allMatch(answer -> answer.status().orElse(0) == 200);
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(call.overs()).isEqualTo(1);
    }

    @Test
    void both_hang_up_at_once() {
        call.hangUp();
        call.sent();

        call.hear(call.theirs("BYE", invite, "them"));

        assertThat(call.sentOne().status()).hasValue(200);
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    void a_BYE_with_another_tag_ends_nothing() {
        call.hear(call.theirs("BYE", invite, "stranger"));

        assertThat(call.sentOne().status()).hasValue(481);
        assertThat(call.over()).isEmpty();
    }

    @Test
    void a_request_that_comes_after_its_successor_is_refused() {
        SipMessage early = call.theirs("INFO", invite, "them");
        call.hear(call.theirs("INFO", invite, "them"));
        call.sent();

        call.hear(early);

        assertThat(call.sentOne().status()).hasValue(500);
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS,200", "INFO,200", "NOTIFY,200", "REFER,405", "PUBLISH,405"})
    void what_else_is_asked_in_a_call_has_an_answer(String method, int status) {
        call.hear(call.theirs(method, invite, "them"));

        SipMessage answer = call.sentOne();
        assertThat(answer.status()).hasValue(status);
        assertThat(answer.first("Allow")).isPresent();
    }

    @Test
    void a_new_offer_is_answered_with_the_same_place_and_the_sound_moves() {
        String hold = Exchange.SDP.replace("20000", "30000") + "a=sendonly\r\n";

        call.hear(call.theirs("INVITE", invite, "them").withBody("application/sdp", hold));

        SipMessage answer = call.sentOne();
        assertThat(answer.status()).hasValue(200);
        assertThat(answer.body()).contains("m=audio 16384 RTP/AVP 8\r\n", "a=recvonly");
        assertThat(call.effects)
                .anySatisfy(effect -> assertThat(effect).isInstanceOfSatisfying(Effect.Moved.class, moved -> assertThat(
                                moved.sound().port())
                        .isEqualTo(30_000)));
    }

    @Test
    void our_answer_to_a_new_offer_is_repeated_until_it_is_acknowledged() {
        SipMessage offer = call.theirs("INVITE", invite, "them").withBody("application/sdp", Exchange.SDP);
        call.hear(offer);
        call.turn(Duration.ofMillis(1_600));
        assertThat(call.sent()).hasSize(3);

        SipMessage ack = call.theirs("ACK", invite, "them")
                .replacing("CSeq", offer.cseq().orElseThrow().number() + " ACK");
        call.hear(ack);
        call.turn(Duration.ofSeconds(20));

        assertThat(call.sent()).isEmpty();
        assertThat(call.over()).isEmpty();
    }

    @Test
    void an_offer_without_sound_that_we_know_is_refused_and_the_call_goes_on() {
        call.hear(call.theirs("INVITE", invite, "them")
                .withBody("application/sdp", Exchange.SDP.replace("RTP/AVP 8", "RTP/AVP 18")));

        assertThat(call.sentOne().status()).hasValue(488);
        assertThat(call.over()).isEmpty();
    }

    @Test
    void who_refreshes_the_session_is_told_that_he_goes_on() {
        call.hear(
                call.theirs("UPDATE", invite, "them").with("Supported", "timer").with("Session-Expires", "90"));

        SipMessage answer = call.sentOne();
        assertThat(answer.status()).hasValue(200);
        assertThat(answer.first("Session-Expires")).contains("90;refresher=uac");
    }

    @Test
    void we_refresh_the_session_when_the_answer_says_so() {
        Exchange timed = new Exchange(false, Duration.ofSeconds(30), Duration.ofSeconds(300));
        SipMessage asked = timed.sentOne();
        timed.hear(timed.response(asked, 200, "them")
                .with("Allow", "INVITE, UPDATE")
                .with("Session-Expires", "90;refresher=uac")
                .withBody("application/sdp", Exchange.SDP));
        timed.sent();

        timed.turn(Duration.ofSeconds(45));
        SipMessage update = timed.sentOne();
        timed.hear(timed.response(update, 200, "them").with("Session-Expires", "90;refresher=uac"));
        timed.turn(Duration.ofSeconds(45));

        assertThat(update.method()).isEqualTo("UPDATE");
        assertThat(timed.methodsSent()).containsExactly("UPDATE");
        timed.turn(Duration.ofSeconds(40));
        assertThat(timed.over().orElseThrow().how()).isEqualTo(Ending.How.CUT_OFF);
    }

    @Test
    void after_the_longest_time_we_hang_up() {
        call.turn(Duration.ofSeconds(118));

        assertThat(call.methodsSent()).containsExactly("BYE");
        call.turn(Duration.ofSeconds(2));
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    void a_line_that_falls_cuts_the_call_off() {
        call.lineFell();

        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(call.sent()).isEqualTo(List.of());
    }
}
