package org.switchroom.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.SipMessage;

/** From the INVITE to an answer, or to none. */
final class DiallingTest {
    private final Exchange call = new Exchange();

    @Test
    void dials_with_an_offer_and_a_way_back_through_translators() {
        SipMessage invite = call.sentOne();

        assertThat(invite.start().line()).isEqualTo("INVITE sip:+431999@example.at SIP/2.0");
        assertThat(invite.first("From").orElseThrow()).startsWith("<sip:4312345@example.at>;tag=");
        assertThat(invite.first("Via").orElseThrow()).endsWith(";rport");
        assertThat(invite.body()).contains("m=audio 16384 RTP/AVP 8 0");
    }

    @Test
    void an_INVITE_that_is_not_heard_is_sent_again_at_growing_distances_until_the_network_is_called_down() {
        call.turn(Duration.ofMillis(499));
        assertThat(call.methodsSent()).containsExactly("INVITE");

        call.turn(Duration.ofMillis(1));
        assertThat(call.methodsSent()).containsExactly("INVITE");
        call.turn(Duration.ofMillis(7_000));
        assertThat(call.methodsSent()).containsExactly("INVITE", "INVITE", "INVITE");

        call.turn(Duration.ofMillis(2_500));
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.LINE_DOWN);
        call.turn(Duration.ofSeconds(40));
        assertThat(call.methodsSent()).isEmpty();
        assertThat(call.forgotten()).isTrue();
    }

    @Test
    void over_TCP_nothing_is_sent_twice() {
        Exchange tcp = new Exchange(true, Duration.ofSeconds(30), Duration.ofSeconds(120));

        tcp.turn(Duration.ofSeconds(9));

        assertThat(tcp.methodsSent()).containsExactly("INVITE");
    }

    @Test
    void a_provisional_answer_stops_the_repeats_and_early_sound_is_heard() {
        SipMessage invite = call.sentOne();
        call.answer(invite, 100, "");
        call.hear(call.response(invite, 183, "early").withBody("application/sdp", Exchange.SDP));

        call.turn(Duration.ofSeconds(20));

        assertThat(call.sent()).isEmpty();
        assertThat(call.has(Effect.Early.class)).isTrue();
        assertThat(call.has(Effect.Answered.class)).isFalse();
    }

    @Test
    void an_answer_is_acknowledged_at_its_contact_and_again_whenever_it_comes_again() {
        SipMessage invite = call.sentOne();

        call.pickUp(invite);
        SipMessage ack = call.sentOne();
        call.pickUp(invite);

        assertThat(ack.start().line()).isEqualTo("ACK sip:gw@10.0.0.7:5070 SIP/2.0");
        assertThat(ack.cseq().orElseThrow().number())
                .isEqualTo(invite.cseq().orElseThrow().number());
        assertThat(ack.branch()).isNotEqualTo(invite.branch());
        assertThat(call.sentOne()).isEqualTo(ack);
        assertThat(call.effects.stream().filter(effect -> effect instanceof Effect.Answered))
                .hasSize(1);
    }

    @Test
    void proxies_that_recorded_their_route_are_passed_in_the_other_direction() {
        SipMessage invite = call.sentOne();

        call.hear(call.response(invite, 200, "them")
                .with("Record-Route", "<sip:10.0.0.21;lr>, <sip:10.0.0.20;lr>")
                .withBody("application/sdp", Exchange.SDP));
        SipMessage ack = call.sentOne();

        assertThat(ack.elements("Route")).containsExactly("<sip:10.0.0.20;lr>", "<sip:10.0.0.21;lr>");
        assertThat(NextHop.of(ack)).contains(new NextHop("10.0.0.20", 5060));
    }

    @Test
    void a_proxy_of_the_old_kind_finds_its_address_in_front() {
        SipMessage invite = call.sentOne();

        call.hear(call.response(invite, 200, "them")
                .with("Record-Route", "<sip:10.0.0.20>")
                .withBody("application/sdp", Exchange.SDP));
        SipMessage ack = call.sentOne();

        assertThat(ack.start().line()).isEqualTo("ACK sip:10.0.0.20 SIP/2.0");
        assertThat(ack.elements("Route")).containsExactly("<sip:gw@10.0.0.7:5070>");
    }

    @ParameterizedTest
    @CsvSource({
        "486,BUSY", "600,BUSY", "480,NO_ANSWER", "408,NO_ANSWER", "404,WRONG_NUMBER", "484,WRONG_NUMBER",
        "604,WRONG_NUMBER", "403,NOT_ALLOWED", "603,DECLINED", "500,LINE_DOWN", "503,LINE_DOWN", "302,LINE_DOWN",
        "488,LINE_DOWN", "699,LINE_DOWN"
    })
    void a_refusal_is_acknowledged_each_time_and_has_its_meaning(int status, Ending.How how) {
        SipMessage invite = call.sentOne();

        call.answer(invite, status, "them");
        SipMessage ack = call.sentOne();
        call.answer(invite, status, "them");

        assertThat(ack.method()).isEqualTo("ACK");
        assertThat(ack.branch()).isEqualTo(invite.branch());
        assertThat(call.sentOne()).isEqualTo(ack);
        assertThat(call.overs()).isEqualTo(1);
        assertThat(call.over().orElseThrow().how()).isEqualTo(how);
        assertThat(call.over().orElseThrow().detail()).isEqualTo(status + " Word");
    }

    @Test
    void a_challenge_is_answered_once_and_a_refused_password_is_not_tried_again() {
        SipMessage invite = call.sentOne();
        String challenge = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";

        call.hear(call.response(invite, 407, "p").with("Proxy-Authenticate", challenge));
        List<SipMessage> sent = call.sent();
        call.hear(call.response(sent.get(1), 407, "p").with("Proxy-Authenticate", challenge));

        assertThat(sent).extracting(SipMessage::method).containsExactly("ACK", "INVITE");
        assertThat(sent.get(1).first("Proxy-Authorization").orElseThrow()).contains("username=\"line\"");
        assertThat(sent.get(1).cseq().orElseThrow().number())
                .isEqualTo(invite.cseq().orElseThrow().number() + 1);
        assertThat(call.methodsSent()).containsExactly("ACK");
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.NOT_ALLOWED);
    }

    @Test
    void a_nonce_that_grew_old_is_renewed() {
        SipMessage invite = call.sentOne();
        call.hear(call.response(invite, 401, "p").with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"n\""));
        SipMessage second = call.sent().get(1);

        call.hear(call.response(second, 401, "p")
                .with("WWW-Authenticate", "Digest realm=\"r\", nonce=\"m\", stale=true"));

        assertThat(call.sent().get(1).first("Authorization").orElseThrow()).contains("nonce=\"m\"");
        assertThat(call.over()).isEmpty();
    }

    @Test
    void nobody_answers_in_time_so_the_call_is_taken_back() {
        SipMessage invite = call.sentOne();
        call.answer(invite, 180, "them");

        call.turn(Duration.ofSeconds(30));
        SipMessage cancel = call.sentOne();
        call.answer(cancel, 200, "them");
        assertThat(call.over()).isEmpty();
        call.answer(invite, 487, "them");

        assertThat(cancel.start().line()).isEqualTo("CANCEL sip:+431999@example.at SIP/2.0");
        assertThat(cancel.branch()).isEqualTo(invite.branch());
        assertThat(call.methodsSent()).containsExactly("ACK");
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.NO_ANSWER);
    }

    @Test
    void a_CANCEL_waits_for_the_first_word_of_the_network() {
        SipMessage invite = call.sentOne();

        call.hangUp();
        assertThat(call.sent()).isEmpty();
        call.answer(invite, 100, "");

        assertThat(call.methodsSent()).containsExactly("CANCEL");
    }

    @Test
    void an_answer_that_comes_too_late_is_acknowledged_and_hung_up() {
        SipMessage invite = call.sentOne();
        call.answer(invite, 180, "them");
        call.turn(Duration.ofSeconds(30));
        call.sent();

        call.pickUp(invite);

        assertThat(call.methodsSent()).containsExactly("ACK", "BYE");
        assertThat(call.has(Effect.Answered.class)).isFalse();
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.NO_ANSWER);
    }

    @Test
    void of_two_who_answer_the_second_is_hung_up() {
        SipMessage invite = call.sentOne();
        call.answer(invite, 180, "one");
        call.answer(invite, 180, "two");
        call.pickUp(invite);
        call.sent();

        call.hear(call.response(invite, 200, "two").withBody("application/sdp", Exchange.SDP));

        List<SipMessage> sent = call.sent();
        assertThat(sent).extracting(SipMessage::method).containsExactly("ACK", "BYE");
        assertThat(sent.get(1).toTag()).isEqualTo("two");
        assertThat(call.over()).isEmpty();
    }

    @Test
    void an_answer_without_sound_that_we_know_is_no_line() {
        SipMessage invite = call.sentOne();

        call.hear(call.response(invite, 200, "them")
                .withBody("application/sdp", Exchange.SDP.replace("RTP/AVP 8", "RTP/AVP 18")));

        assertThat(call.methodsSent()).containsExactly("ACK", "BYE");
        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.LINE_DOWN);
    }

    @Test
    void answers_to_somebody_else_are_passed_over() {
        SipMessage invite = call.sentOne();
        SipMessage other = invite.replacing("Via", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKother");

        call.answer(other, 486, "them");

        assertThat(call.sent()).isEmpty();
        assertThat(call.over()).isEmpty();
    }

    @Test
    void a_line_that_falls_while_dialling_is_down() {
        call.lineFell();

        assertThat(call.over().orElseThrow().how()).isEqualTo(Ending.How.LINE_DOWN);
        assertThat(call.forgotten()).isTrue();
    }
}
