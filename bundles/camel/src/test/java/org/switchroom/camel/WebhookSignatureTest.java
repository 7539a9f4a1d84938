package org.switchroom.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String KEY = "whsec_plJ3nmyCDGBKInavdOK15jsl";
    private static final byte[] BODY =
            "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(StandardCharsets.UTF_8);
    private static final Instant AT = Instant.ofEpochSecond(1731705121);
    private static final String ID = "msg_loFOjxBNrRLzqYUf";

    /** The example that a library of the Standard Webhooks organisation tests itself with. */
    @Test
    void signs_as_other_implementations_do() {
        assertThat(WebhookSignature.of(KEY).sign(ID, AT, BODY))
                .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
    }

    @Test
    void signs_once_for_each_key_while_a_receiver_changes_over() {
        String second = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

        assertThat(WebhookSignature.of(KEY + "," + second).sign(ID, AT, BODY))
                .isEqualTo(WebhookSignature.of(KEY).sign(ID, AT, BODY) + " "
                        + WebhookSignature.of(second).sign(ID, AT, BODY));
    }

    @Test
    void what_came_is_compared_with_what_each_key_makes_of_the_body() {
        WebhookSignature two = WebhookSignature.of(KEY + ",whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        String good = "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=";

        assertThat(two.isAmong(good, ID, AT, BODY)).isTrue();
        assertThat(two.isAmong("v1a,else  v1,%% " + good, ID, AT, BODY)).isTrue();
        assertThat(two.isAmong(good.substring(3), ID, AT, BODY)).isFalse();
        assertThat(two.isAmong(good, ID + "x", AT, BODY)).isFalse();
        assertThat(two.isAmong(good, ID, AT.plusSeconds(1), BODY)).isFalse();
        assertThat(two.isAmong(good, ID, AT, new byte[0])).isFalse();
        assertThat(two.isAmong("", ID, AT, BODY)).isFalse();
    }

    @Test
    void refuses_what_is_no_key_without_showing_it() {
        for (String wrong : new String[] {"whsec_not base64!", "whsec_c2hvcnQ=", "", null}) {
            assertThatThrownBy(() -> WebhookSignature.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key")
                    .hasMessageNotContaining("c2hvcnQ");
        }
    }
}
