package org.switchroom.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SipMessageTest {
    @Test
    void short_names_folded_lines_and_lists_are_read() {
        SipMessage ringing = Sample.read(Sample.RINGING);

        assertThat(ringing.status()).hasValue(180);
        assertThat(ringing.branch()).isEqualTo("z9hG4bK77ef4c2312983.1");
        assertThat(ringing.elements("Via")).hasSize(3);
        assertThat(ringing.elements("Record-Route"))
                .containsExactly("<sip:p2.example.at;lr>", "<sip:p1.example.at;lr>");
        assertThat(ringing.fromTag()).isEqualTo("1928301774");
        assertThat(ringing.toTag()).isEqualTo("a6c85cf");
        assertThat(ringing.cseq()).contains(new CSeq(314159, "INVITE"));
        assertThat(Parameters.uri(ringing.first("Contact").orElseThrow()))
                .isEqualTo("sip:gw@10.0.0.7:5070;transport=udp");
        assertThat(Parameters.uri(ringing.first("From").orElseThrow())).isEqualTo("sip:4312345@example.at;user=phone");
    }

    @Test
    void a_response_repeats_what_the_request_says_and_adds_a_tag() {
        SipMessage request = Sample.read(Sample.SOUND.get(1));

        SipMessage answer = SipMessage.response(request, 486, "Busy Here", "ours");

        assertThat(answer.first("Via")).isEqualTo(request.first("Via"));
        assertThat(answer.first("To")).contains("<sip:a@b>;tag=ours");
        assertThat(new String(answer.octets(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .startsWith("SIP/2.0 486 Busy Here\r\n")
                .endsWith("Content-Length: 0\r\n\r\n");
        assertThat(SipReader.read(answer.octets()).cseq()).contains(new CSeq(1, "INVITE"));
    }

    @Test
    void what_lies_behind_the_body_of_a_datagram_is_left_out() {
        String long4 = Sample.SOUND.get(1) + "trailing";

        assertThat(Sample.read(long4).body()).isEqualTo("v=0\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "HTTP/1.1 200 OK\n\n",
                "SIP/2.0 99 Low\n\n",
                "SIP/2.0 700 High\n\n",
                "INVITE sip:a@b SIP/3.0\n\n",
                "INVITE sip:a@b SIP/2.0\nno colon\n\n",
                "INVITE sip:a@b SIP/2.0\n folded first\n\n",
                "INVITE sip:a@b SIP/2.0\nContent-Length: 5\n\nv=0",
                "INVITE sip:a@b SIP/2.0\nContent-Length: -1\n\n",
                "INVITE sip:a@b SIP/2.0\nContent-Length: 0\nl: 1\n\n",
                "INVITE sip:a@b SIP/2.0\nTo: a\u0000b\n\n",
                "INVITE sip:a@b SIP/2.0\nTo: a\n"
            })
    void what_is_no_message_is_refused_with_words(String text) {
        assertThatThrownBy(() -> Sample.read(text))
                .isInstanceOf(BadSip.class)
                .message()
                .isNotBlank();
    }

    @Test
    void more_headers_than_anybody_needs_are_refused() {
        String flood = "OPTIONS sip:a SIP/2.0\n" + "X: y\n".repeat(201) + "\n";

        assertThatThrownBy(() -> Sample.read(flood)).isInstanceOf(BadSip.class).hasMessageContaining("200");
    }

    @Test
    void a_stream_is_cut_at_every_octet_and_the_messages_are_the_same() {
        byte[] two = Sample.octets("\n\n" + Sample.SOUND.get(1) + "\n" + Sample.SOUND.get(3));
        for (int cut = 0; cut <= two.length; cut++) {
            SipStream stream = new SipStream();

            List<SipMessage> first = stream.take(two, cut);
            byte[] rest = Arrays.copyOfRange(two, cut, two.length);
            List<SipMessage> second = stream.take(rest, rest.length);

            assertThat(first.size() + second.size()).as("cut at " + cut).isEqualTo(2);
        }
    }

    @Test
    void a_stream_without_end_is_given_up() {
        SipStream stream = new SipStream();
        byte[] noise = new byte[60_000];
        Arrays.fill(noise, (byte) 'a');

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        stream.take(noise, noise.length);
                    }
                })
                .isInstanceOf(BadSip.class);
    }

    @Test
    void uris_are_taken_apart() {
        SipUri uri =
                SipUri.parse("sip:+431@[2001:db8::1]:5070;transport=tcp;lr").orElseThrow();

        assertThat(uri.host()).isEqualTo("[2001:db8::1]");
        assertThat(uri.port()).hasValue(5070);
        assertThat(uri.loose()).isTrue();
        assertThat(SipUri.parse("sip:a@b;lrx=1").orElseThrow().loose()).isFalse();
        assertThat(SipUri.parse("tel:+431")).isEmpty();
        assertThat(SipUri.parse("sip:a@b:99999")).isEmpty();
    }
}
