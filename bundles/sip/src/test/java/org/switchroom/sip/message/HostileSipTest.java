package org.switchroom.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes; the seed is fixed, so that a failure comes again. */
final class HostileSipTest {
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    private static final String SPICE = "\r\n\r\n\t \"\\<>;,:=@[]SIP/2.0\u0000é%0";

    @Test
    void hostile_messages_are_read_or_refused_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 42));
        int read = 0;
        int refused = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] hostile = hostile(random);
            try {
                SipMessage message = SipReader.read(hostile);
                use(message);
                // What was understood can be written, and is then understood the same way.
                SipMessage again = SipReader.read(message.octets());
                assertThat(again.start()).isEqualTo(message.start());
                assertThat(again.body()).isEqualTo(message.body());
                read++;
            } catch (BadSip expected) {
                refused++;
            }
        }
        // Both happen, or the inputs would show nothing.
        assertThat(read).isGreaterThan(INPUTS / 20);
        assertThat(refused).isGreaterThan(INPUTS / 20);
    }

    @Test
    void hostile_streams_end_or_go_on_and_nothing_else() {
        Random random = new Random(Long.getLong("fuzz.seed", 7));
        for (int i = 0; i < INPUTS / 10; i++) {
            SipStream stream = new SipStream();
            try {
                for (int part = random.nextInt(4); part >= 0; part--) {
                    byte[] hostile = hostile(random);
                    stream.take(hostile, random.nextInt(hostile.length + 1)).forEach(HostileSipTest::use);
                }
            } catch (BadSip expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    /** All that we look at in a message. */
    private static void use(SipMessage message) {
        message.branch();
        message.fromTag();
        message.toTag();
        message.cseq();
        message.elements("Record-Route").forEach(route -> SipUri.parse(Parameters.uri(route)));
        for (String contact : message.elements("Contact")) {
            assertThat(SipUri.parse(Parameters.uri(contact)).map(SipUri::loose)).isNotNull();
        }
        Challenge.of(message)
                .map(challenge -> new Credentials("u", "p").answer(challenge, "INVITE", "sip:a@b", "c", 1))
                .ifPresent(answer -> assertThat(answer).doesNotContain("\r", "\n"));
        Sdp.parse(message.body()).ifPresent(Sdp::mirrored);
        if (message.request().isPresent()) {
            SipReader.read(SipMessage.response(message, 200, "OK", "tag").octets());
        }
    }

    private static byte[] hostile(Random random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        List<String> sound = new ArrayList<>(Sample.SOUND);
        sound.add("INVITE sip:a@b SIP/2.0\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\n\n" + Sample.OFFER);
        StringBuilder damaged =
                new StringBuilder(sound.get(random.nextInt(sound.size())).replace("\n", "\r\n"));
        for (int change = random.nextInt(5); change > 0; change--) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, damaged.substring(at, end).repeat(1 + random.nextInt(20)));
                case 2 -> damaged.insert(at, SPICE.charAt(random.nextInt(SPICE.length())));
                case 3 -> damaged.setCharAt(at, (char) random.nextInt(256));
                default -> damaged.setCharAt(at, SPICE.charAt(random.nextInt(SPICE.length())));
            }
            if (damaged.isEmpty()) {
                damaged.append(' ');
            }
        }
        return damaged.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
