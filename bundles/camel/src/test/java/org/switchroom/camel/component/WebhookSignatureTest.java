package org.switchroom.camel.component;

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
    void refuses_what_is_no_key_without_showing_it() {
        for (String wrong : new String[] {"whsec_not base64!", "whsec_c2hvcnQ=", "", null}) {
            assertThatThrownBy(() -> WebhookSignature.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key")
                    .hasMessageNotContaining("c2hvcnQ");
        }
    }
}
