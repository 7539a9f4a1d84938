package org.switchroom.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.switchroom.sip.message.SipMessage;

final class NextHopTest {
    @Test
    void an_answer_goes_where_its_request_was_seen_to_come_from() {
        SipMessage request = SipMessage.request("BYE", "sip:a@b")
                .with("Via", "SIP/2.0/UDP pbx.local:5062;branch=z9hG4bKx;rport, SIP/2.0/UDP 10.9.9.9;branch=z9hG4bKy");

        SipMessage answer = SipMessage.response(NextHop.seen(request, "192.0.2.7", 40_000), 200, "OK", "t");

        assertThat(NextHop.of(answer)).contains(new NextHop("192.0.2.7", 40_000));
        assertThat(answer.elements("Via")).hasSize(2).element(0).asString().contains("branch=z9hG4bKx");
    }

    @Test
    void without_rport_the_port_is_that_of_the_sender_s_own_words() {
        SipMessage request =
                SipMessage.request("BYE", "sip:a@b").with("Via", "SIP/2.0/UDP 10.0.0.7:5062;branch=z9hG4bKx");

        SipMessage answer = SipMessage.response(NextHop.seen(request, "192.0.2.7", 40_000), 200, "OK", "t");

        assertThat(NextHop.of(answer)).contains(new NextHop("192.0.2.7", 5_062));
    }

    @Test
    void what_is_outside_of_a_call_or_goes_to_a_name_goes_to_the_proxy() {
        SipMessage invite = SipMessage.request("INVITE", "sip:+431@10.0.0.7").with("To", "<sip:+431@10.0.0.7>");
        SipMessage bye = SipMessage.request("BYE", "sip:gw@pbx.local").with("To", "<sip:+431@x>;tag=1");

        assertThat(NextHop.of(invite)).isEmpty();
        assertThat(NextHop.of(bye)).isEmpty();
        assertThat(NextHop.of(SipMessage.request("ACK", "sip:+431@10.0.0.7").with("To", "<sip:+431@10.0.0.7>;tag=1")))
                .isEmpty();
    }
}
