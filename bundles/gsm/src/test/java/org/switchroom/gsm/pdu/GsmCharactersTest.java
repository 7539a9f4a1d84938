package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The alphabet of seven bits, its characters and how they are packed. */
final class GsmCharactersTest {
    private static String packed(String text, int fillBits) {
        return new Octets(SeptetPacking.pack(GsmCharacters.encode(text), fillBits)).toString();
    }

    @Test
    void septets_pack_as_others_pack_them() {
        assertThat(packed("abcdefgh", 0)).isEqualTo("61F1985C369FD1");
        assertThat(packed("0123456789", 0)).isEqualTo("B0986C46ABD96EB81C");
        assertThat(packed("{test}", 0)).isEqualTo("1B14BD3CA76F52");
        assertThat(packed("abc", 3)).isEqualTo("088BC7");
        assertThat(packed("abcdefg@", 0)).isEqualTo("61F1985C369F01");
        assertThat(GsmCharacters.decode(
                        SeptetPacking.unpack(Octets.ofHex("61F1985C369F01").bytes(), 8, 0)))
                .isEqualTo("abcdefg@");
    }

    @Test
    void every_sequence_of_septets_has_a_reading() {
        assertThat(GsmCharacters.decode(new byte[] {0x1B, 0x1B, 0x41, 0x1B, 0x41, 0x1B, 0x65, 0x1B}))
                .isEqualTo(" AA€ ");
    }

    @Test
    void the_alphabet_is_complete() {
        assertThat(List.of(Texts.BASIC.split(""))).hasSize(127).allMatch(GsmCharacters::hasAll);
        assertThat(GsmCharacters.decode(GsmCharacters.encode(Texts.BASIC + Texts.EXTENSION)))
                .isEqualTo(Texts.BASIC + Texts.EXTENSION);
        assertThat(GsmCharacters.hasAll("ç")).isFalse();
    }
}
