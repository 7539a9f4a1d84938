package org.switchroom.gsm.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TelnetTest {
    /** {@code bench/run fuzz} takes more. */
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 100_000);

    private final List<String> found = new ArrayList<>();
    private final Telnet.Sink sink = new Telnet.Sink() {
        @Override
        public void option(int verb, int option) {
            found.add(Integer.toHexString(verb) + " " + option);
        }

        @Override
        public void subnegotiation(byte[] body) {
            found.add("SB " + HexFormat.of().formatHex(body));
        }
    };

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void commands_are_taken_out_of_the_data() {
        byte[] data = new Telnet().read(bytes("4F FFFD2C 4B FFFA2C650001C200FFF0 0D FFF1 0A"), sink);

        assertThat(data).isEqualTo(bytes("4F4B0D0A"));
        assertThat(found).containsExactly("fd 44", "SB 2c650001c200");
    }

    @Test
    void a_doubled_ff_is_one_in_data_and_in_values() {
        byte[] data = new Telnet().read(bytes("FFFF 41 FFFF FFFA2C65FFFFFFFF0000FFF0 FFFF"), sink);

        assertThat(data).isEqualTo(bytes("FF41FFFF"));
        assertThat(found).containsExactly("SB 2c65ffff0000");
        assertThat(Telnet.subnegotiation(1, (byte) 0, (byte) 0xFF, (byte) 0, (byte) 1))
                .isEqualTo(bytes("FFFA2C0100FFFF0001FFF0"));
    }

    @Test
    void a_speed_is_set_as_the_rfc_shows_it() {
        assertThat(Telnet.subnegotiation(1, bytes("0001C200"))).isEqualTo(bytes("FFFA2C010001C200FFF0"));
    }

    @Test
    void cr_nul_is_cr() {
        assertThat(new Telnet().read(bytes("41 0D00 0D0A 0D FFF1 00 00"), sink)).isEqualTo(bytes("410D0D0A0D00"));
        assertThat(Telnet.escaped(bytes("410DFF"), false)).isEqualTo(bytes("410D00FFFF"));
        assertThat(Telnet.escaped(bytes("410DFF"), true)).isEqualTo(bytes("410DFFFF"));
    }

    @Test
    void it_does_not_matter_where_the_network_cuts() {
        byte[] all = bytes("4F FFFD2C 4B FFFA2C65FFFF01C200FFF0 0D00 FFFF 42");
        for (int cut = 1; cut < all.length; cut++) {
            found.clear();
            Telnet telnet = new Telnet();
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes(telnet.read(Arrays.copyOf(all, cut), sink));
            data.writeBytes(telnet.read(Arrays.copyOfRange(all, cut, all.length), sink));

            assertThat(data.toByteArray()).as("cut at %s", cut).isEqualTo(bytes("4F4B0DFF42"));
            assertThat(found).containsExactly("fd 44", "SB 2c65ff01c200");
        }
    }

    @Test
    void what_is_written_is_read_back() {
        Random random = new Random(2217);
        for (int i = 0; i < 2_000; i++) {
            byte[] data = new byte[random.nextInt(60)];
            random.nextBytes(data);
            boolean binary = random.nextBoolean();
            if (binary) {
                // A NUL after a CR can not be told from the filler; a modem sends none.
                for (int at = 0; at < data.length; at++) {
                    data[at] = data[at] == 0 ? 1 : data[at];
                }
            }

            assertThat(new Telnet().read(Telnet.escaped(data, binary), sink)).isEqualTo(data);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void hostile_inputs_break_nothing_and_take_no_memory() {
        Random random = new Random(Long.getLong("fuzz.seed", 854));
        Telnet telnet = new Telnet();
        int[] special = {0xFF, 0xFE, 0xFD, 0xFA, 0xF0, 0x2C, 0x0D, 0x00};
        int[] seen = {0, 0};
        Telnet.Sink measuring = new Telnet.Sink() {
            @Override
            public void option(int verb, int option) {
                seen[0]++;
            }

            @Override
            public void subnegotiation(byte[] body) {
                seen[0]++;
                seen[1] = Math.max(seen[1], body.length);
            }
        };
        for (int i = 0; i < INPUTS; i++) {
            byte[] noise = new byte[1 + random.nextInt(30)];
            for (int at = 0; at < noise.length; at++) {
                noise[at] =
                        (byte) (random.nextBoolean() ? special[random.nextInt(special.length)] : random.nextInt(256));
            }
            assertThat(telnet.read(noise, measuring).length).isLessThanOrEqualTo(noise.length);
        }
        telnet.read(new byte[] {(byte) 0xFF, (byte) 0xFA}, measuring);
        for (int i = 0; i < 1_000; i++) {
            telnet.read(new byte[10_000], measuring);
        }
        telnet.read(new byte[] {(byte) 0xFF, (byte) 0xF0}, measuring);

        assertThat(seen[0]).as("commands found in the noise").isGreaterThan(1_000);
        assertThat(seen[1]).as("the longest").isLessThanOrEqualTo(512);
    }
}
