package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModemReaderTest {
    private final Heard heard = new Heard();

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Becomes a reader of sound when it is told to connect, as in a call. */
    private ModemReader.Sink hearsAfterConnect(ModemReader reader) {
        return new ModemReader.Sink() {
            @Override
            public void line(String line) {
                heard.line(line);
                if (line.equals("CONNECT")) {
                    reader.hear();
                }
            }

            @Override
            public void sound(byte octet) {
                heard.sound(octet);
            }

            @Override
            public void event(char code) {
                heard.event(code);
            }

            @Override
            public void soundEnded() {
                heard.soundEnded();
            }
        };
    }

    @Test
    void sound_begins_behind_the_line_and_ends_before_the_next_one_wherever_it_is_cut() {
        byte[] all = bytes("0D0A 434F4E4E454354 0D0A 0A0D 1010 41 1062 101A FF 1003 0D0A 4F4B 0D0A");
        for (int cut = 0; cut <= all.length; cut++) {
            ModemReader reader = new ModemReader();
            heard.lines.clear();
            heard.events.clear();
            heard.sound.reset();
            heard.ends = 0;

            reader.read(Arrays.copyOf(all, cut), hearsAfterConnect(reader));
            reader.read(Arrays.copyOfRange(all, cut, all.length), hearsAfterConnect(reader));

            assertThat(heard.sound.toByteArray()).as("cut at %s", cut).isEqualTo(bytes("0A0D 10 41 1010 FF"));
            assertThat(heard.events).containsExactly('b');
            assertThat(heard.lines).containsExactly("CONNECT", "OK");
            assertThat(heard.ends).isEqualTo(1);
        }
    }

    @Test
    void what_is_shielded_is_read_back_with_signs_among_it_in_pieces_of_any_length() {
        Random random = new Random(253);
        for (int i = 0; i < 2_000; i++) {
            byte[] sound = new byte[random.nextInt(400)];
            for (int at = 0; at < sound.length; at++) {
                sound[at] = (byte) (random.nextInt(4) == 0 ? Shield.DLE : random.nextInt(256));
            }
            List<Character> signs = new ArrayList<>();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int at = 0; at < sound.length; ) {
                int piece = Math.min(1 + random.nextInt(40), sound.length - at);
                stream.writeBytes(Shield.shielded(Arrays.copyOfRange(sound, at, at + piece)));
                at += piece;
                if (random.nextInt(3) == 0) {
                    signs.add("bdulqs5".charAt(random.nextInt(7)));
                    stream.writeBytes(Shield.sign(signs.get(signs.size() - 1)));
                }
            }
            Heard back = new Heard();
            ModemReader reader = new ModemReader();
            reader.hear();

            byte[] all = stream.toByteArray();
            for (int at = 0; at < all.length; ) {
                int piece = Math.min(1 + random.nextInt(30), all.length - at);
                reader.read(Arrays.copyOfRange(all, at, at + piece), back);
                at += piece;
            }

            assertThat(back.sound.toByteArray()).isEqualTo(sound);
            assertThat(back.events).isEqualTo(signs);
            assertThat(back.lines).isEmpty();
        }
    }

    @Test
    void a_sign_between_commands_is_no_part_of_a_line() {
        new ModemReader().read(bytes("4F 1062 4B 0D"), heard);

        assertThat(heard.lines).containsExactly("OK");
        assertThat(heard.events).containsExactly('b');
    }

    @Test
    void a_long_sign_is_passed_over_and_one_without_end_takes_no_more_than_64_ms() {
        ModemReader reader = new ModemReader();
        reader.hear();
        reader.read(bytes("01 1058 434944 0D0A 102E 02"), heard);
        assertThat(heard.sound.toByteArray()).isEqualTo(bytes("0102"));

        reader.read(bytes("1058"), heard);
        reader.read(new byte[1_000], heard);

        assertThat(heard.sound.size()).isEqualTo(2 + 1_000 - 512);
    }

    @Test
    void the_end_of_sound_ends_a_long_sign_too() {
        ModemReader reader = new ModemReader();
        reader.hear();

        reader.read(bytes("1058 4141 1003"), heard);
        reader.read(text("\r\nOK\r\n"), heard);

        assertThat(heard.ends).isEqualTo(1);
        assertThat(heard.lines).containsExactly("OK");
    }

    @Test
    void a_line_too_long_to_be_one_is_dropped() {
        new ModemReader().read(text("x".repeat(5_000) + "\r\nOK\r\n"), heard);

        assertThat(heard.lines).containsExactly("OK");
    }
}
