package org.switchroom.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SdpTest {
    private static final OurSdp OURS = new OurSdp("10.0.0.1", 16_384, 7, List.of(Codec.PCMA, Codec.PCMU));

    @Test
    void offers_G711_in_packets_of_20_ms_and_no_telephone_event() {
        assertThat(OURS.offer())
                .contains("m=audio 16384 RTP/AVP 8 0\r\n", "a=ptime:20\r\n", "a=sendrecv\r\n")
                .contains("a=rtpmap:8 PCMA/8000\r\n", "a=rtpmap:0 PCMU/8000\r\n")
                .doesNotContain("telephone-event");
    }

    @Test
    void reads_the_stream_of_sound_with_its_own_address_and_direction() {
        Sdp offer = Sdp.parse(Sample.OFFER).orElseThrow();

        assertThat(offer.host()).isEqualTo("10.0.0.8");
        assertThat(offer.port()).isEqualTo(20_000);
        assertThat(offer.codecs()).containsExactly(Codec.PCMU, Codec.PCMA);
        assertThat(offer.direction()).isEqualTo("sendonly");
        assertThat(offer.onHold()).isTrue();
    }

    @Test
    void answers_with_the_common_codecs_mirrors_the_direction_and_declines_the_picture() {
        String answer = OURS.answer(Sdp.parse(Sample.OFFER).orElseThrow()).orElseThrow();

        assertThat(answer)
                .contains("m=audio 16384 RTP/AVP 0 8\r\n", "a=recvonly\r\n", "m=video 0 RTP/AVP 31\r\n")
                .doesNotContain("101");
    }

    @Test
    void an_offer_without_G711_has_no_answer() {
        Sdp offer =
                Sdp.parse("c=IN IP4 10.0.0.7\nm=audio 20000 RTP/AVP 18 101\n").orElseThrow();

        assertThat(OURS.answer(offer)).isEmpty();
    }

    @Test
    void names_and_nonsense_are_no_place_for_sound() {
        assertThat(Sdp.parse("c=IN IP4 pbx.example.at\nm=audio 20000 RTP/AVP 8\n"))
                .isEmpty();
        assertThat(Sdp.parse("c=IN IP4 10.0.0.7\nm=audio 99999 RTP/AVP 8\n")).isEmpty();
        assertThat(Sdp.parse("c=IN IP4 10.0.0.7\nm=audio x RTP/AVP 8\n")).isEmpty();
        assertThat(Sdp.parse("c=IN IP4 10.0.0.7\nm=audio 20000 RTP/SAVP 8\n")).isEmpty();
        assertThat(Sdp.parse("")).isEmpty();
    }
}
