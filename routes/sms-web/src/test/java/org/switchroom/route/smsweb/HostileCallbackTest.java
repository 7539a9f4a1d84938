package org.switchroom.route.smsweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.Headers;
import org.switchroom.message.Address;

/** Whatever is said to come from the gateway: it is read as something that can be stored, or refused as what it is. */
final class HostileCallbackTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);
    private static final Owners OWNERS = new Owners("main", Map.of("08282709900001", "north"));
    private static final List<String> GOOD = List.of(
            """
            {"messageType":"deliveryReport","notificationId":"5280","transferId":"0067","senderAddress":"41791111111",\
            "deliveryReportMessageStatus":"delivered","sentOn":"2024-10-15T20:33:02.000+02:00","deliveredAs":"sms",\
            "clientMessageId":"11cf"}""",
            """
            {"messageType":"text","notificationId":"02c1","senderAddress":"4367612345678","senderAddressType":\
            "international","recipientAddress":"08282709900001","recipientAddressType":"national",\
            "textMessageContent":"Hello World"}""",
            """
            {"messageType":"binary","notificationId":"02c2","senderAddress":"Bank","recipientAddress":"0828",\
            "binaryMessageContent":["AQID","BAUG"],"userDataHeaderPresent":true}""");
    private static final String SPICE = "\u0000\u0085\u009f\u00a0\ud800\u202e\"\\{}[]:,0-9eE+. \n\ttrue null";

    private final Random random = new Random(Long.getLong("fuzz.seed", 20_261_122L));

    @Test
    void any_words_are_a_notice_that_can_be_stored_or_are_refused() {
        int read = 0;
        for (int i = 0; i < INPUTS; i++) {
            String words = words();
            try {
                check(GatewayNotice.read(words, OWNERS));
                read++;
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            GatewayReply reply = GatewayReply.read(random.nextInt(600), words, words);
            assertThat(reply.outcome()).isNotNull();
            assertThat(reply.reason().text()).hasSizeLessThan(500);
        }
        assertThat(read).as("some must be read, or this shows nothing").isGreaterThan(INPUTS / 20);
    }

    private static void check(GatewayNotice notice) {
        if (!notice.headers().containsKey(Headers.STAGE)) {
            for (String header : List.of(Headers.FROM, Headers.TO)) {
                assertThat(Address.parse((String) notice.headers().get(header)))
                        .as("%s of what was read", header)
                        .isPresent();
            }
            assertThat(OWNERS.all()).contains((String) notice.headers().get(Headers.TENANT));
        }
        assertThat((String) notice.headers().get(Headers.REFERENCE)).isNotBlank();
    }

    /** One that is good, with some characters changed, taken out, doubled or put in; one in ten is only such. */
    private String words() {
        StringBuilder words = new StringBuilder(random.nextInt(10) == 0 ? "" : GOOD.get(random.nextInt(GOOD.size())));
        for (int change = random.nextInt(8); change > 0; change--) {
            int at = random.nextInt(words.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> words.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 1 -> words.insert(at, (char) random.nextInt(0x300));
                case 2 -> words.delete(at, Math.min(words.length(), at + 1 + random.nextInt(3)));
                default -> words.insert(at, words.substring(at, Math.min(words.length(), at + random.nextInt(40))));
            }
        }
        return words.toString();
    }

    @Test
    void what_is_deep_or_long_costs_no_more_than_its_length() {
        for (String deep : List.of("[".repeat(1_000_000), "{\"a\":".repeat(200_000), "9".repeat(1_000_000))) {
            assertThatThrownBy(() -> GatewayNotice.read(deep, OWNERS)).isInstanceOf(IllegalArgumentException.class);
        }
        String long20001 = GOOD.get(1).replace("Hello World", "x".repeat(20_001));
        assertThatThrownBy(() -> GatewayNotice.read(long20001, OWNERS)).hasMessageContaining("20000");
    }

    @Test
    void a_senders_name_with_control_characters_is_kept_without_them() {
        GatewayNotice notice =
                GatewayNotice.read(GOOD.get(2).replace("\"Bank\"", "\"Ba\\u0085n\\u009fk\\u0007\""), OWNERS);

        assertThat(notice.headers()).containsEntry(Headers.FROM, "sms-name:Ba?n?k?");
    }
}
