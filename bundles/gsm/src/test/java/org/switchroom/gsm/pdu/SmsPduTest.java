package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in, by the vectors of python-messaging, node-pdu and gammu. */
final class SmsPduTest {
    private static Deliver deliver(String hex) {
        return (Deliver) SmsPdu.decode(hex);
    }

    @Test
    void a_deliver_with_its_time() {
        Deliver read = deliver("07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07");

        assertThat(read.from().written()).isEqualTo("+31641600986");
        assertThat(read.userData().text()).isEqualTo("How are you?");
        assertThat(read.sentAt().orElseThrow().toLocalDateTime()).hasToString("2002-08-26T19:37:41");
        assertThat(read.serviceCentre().orElseThrow().written()).isEqualTo("+31624000000");
        assertThat(read.userData().part()).isEmpty();
    }

    @Test
    void a_deliver_with_a_zone() {
        Deliver read = deliver("07919730071111F1000B919746121611F10000811170021222230DC8329BFD6681EE6F399B1C02");

        assertThat(read.from().written()).isEqualTo("+79642161111");
        assertThat(read.userData().text()).isEqualTo("Hello, world!");
        assertThat(read.sentAt()).contains(OffsetDateTime.parse("2018-11-07T20:21:22+08:00"));
    }

    @Test
    void characters_of_the_extension_table() {
        assertThat(deliver("07919730071111F1000B919746121611F10000811170021222230A1B5E583C2697CD1B1F")
                        .userData()
                        .text())
                .isEqualTo("[abcdef]");
    }

    @Test
    void parts_with_references_of_sixteen_bits() {
        Deliver first = deliver("07919730071111F1400B919746121611F10000811170021222230E06080412340201C8329BFD6601");
        Deliver second = deliver("07919730071111F1400B919746121611F10000811170021232230F06080412340202A0FB5BCE268700");

        assertThat(first.userData().text() + second.userData().text()).isEqualTo("Hello, world!");
        assertThat(first.userData().part()).contains(new Concatenation(0x1234, true, 2, 1));
        assertThat(second.userData().part()).contains(new Concatenation(0x1234, true, 2, 2));
    }

    @Test
    void parts_with_references_of_eight_bits() {
        Deliver first = deliver("07919730071111F1400B919746121611F10000100161916223230D0500032E020190E175DD1D06");
        Deliver second = deliver("07919730071111F1400B919746121611F10000100161916233230E0500032E020240ED303D4C0F03");

        assertThat(first.userData().text() + second.userData().text()).isEqualTo("Hakuna matata");
        assertThat(first.userData().part()).contains(new Concatenation(0x2E, false, 2, 1));
    }

    @Test
    void a_flash_message() {
        Deliver read = deliver("07919730071111F1000B919746121611F10010811170021222231054747A0E4ACF416190991D9EA343");

        assertThat(read.userData().text()).isEqualTo("This is a flash!");
        assertThat(read.coding().isFlash()).isTrue();
    }

    @Test
    void a_deliver_from_a_short_number() {
        Deliver read = deliver("0381214300048121430000706050316503000631D98C56B301");

        assertThat(read.from()).isEqualTo(SmsAddress.ofNumber("1234"));
        assertThat(read.userData().text()).isEqualTo("123456");
        assertThat(read.sentAt()).contains(OffsetDateTime.parse("2007-06-05T13:56:30Z"));
    }

    @Test
    void names_of_senders() {
        // "Leitstelle": ten letters in nine octets, 18 semi-octets.
        PduWriter out = new PduWriter();
        SmsAddress.ofName("Leitstelle").writeTo(out);
        assertThat(out.written().toString()).startsWith("12D0");
        Deliver read = deliver("00" + "00" + out.written() + "0000" + "81117002122223" + "04E8373B0C");

        assertThat(read.from().isName()).isTrue();
        assertThat(read.from().value()).isEqualTo("Leitstelle");
    }

    @Test
    void a_name_of_seven_letters_that_was_counted_as_eight_has_no_at_sign() {
        String packed = new Octets(SeptetPacking.pack(GsmCharacters.encode("Zentral"), 0)).toString();

        assertThat(deliver("00" + "00" + "0ED0" + packed + "0000" + "81117002122223" + "00")
                        .from()
                        .value())
                .isEqualTo("Zentral");
    }

    @Test
    void a_time_that_is_none_does_not_lose_the_message() {
        Deliver read = deliver("00" + "00" + "04812143" + "0000" + "FFFFFFFFFFFFFF" + "04E8373B0C");

        assertThat(read.sentAt()).isEmpty();
        assertThat(read.userData().text()).isEqualTo("hola");
    }

    @Test
    void status_reports() {
        StatusReport over =
                (StatusReport) SmsPdu.decode("0791538375000075061805810531F1019082416500400190824165004000");
        StatusReport bare = (StatusReport) SmsPdu.decode("00060505810531F1010150610000400101506100004000");

        assertThat(over.serviceCentre().orElseThrow().written()).isEqualTo("+353857000057");
        assertThat(over.reference()).isEqualTo(24);
        assertThat(over.to().value()).isEqualTo("50131");
        assertThat(over.fate()).isEqualTo(StatusReport.Fate.DELIVERED);
        assertThat(over.sentAt()).contains(OffsetDateTime.parse("2010-09-28T14:56:00+01:00"));
        assertThat(bare.serviceCentre()).isEmpty();
        assertThat(bare.reference()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00,DELIVERED",
        "0x01,FORWARDED",
        "0x02,DELIVERED",
        "0x1F,DELIVERED",
        "0x20,STILL_TRYING",
        "0x3F,STILL_TRYING",
        "0x40,FAILED",
        "0x46,EXPIRED",
        "0x47,FAILED",
        "0x60,FAILED",
        "0x7F,FAILED"
    })
    void what_a_status_means(int status, StatusReport.Fate fate) {
        StatusReport report = new StatusReport(
                Optional.empty(), 1, SmsAddress.ofNumber("+43664"), Optional.empty(), Optional.empty(), status);

        assertThat(report.fate()).isEqualTo(fate);
        assertThat(report.words()).isNotBlank();
    }

    @Test
    void a_bad_pdu_says_where_and_what_was_expected() {
        assertThatThrownBy(() -> SmsPdu.decode("0791132604"))
                .isInstanceOf(BadPdu.class)
                .hasMessage("octet 2: expected 6 octets of the service centre, found 3 octets");
        assertThatThrownBy(() -> SmsPdu.decode("OK")).isInstanceOf(BadPdu.class).hasMessageContaining("hexadecimal");
        assertThatThrownBy(() -> SmsPdu.decode("0003"))
                .isInstanceOf(BadPdu.class)
                .hasMessageContaining("message type");
        assertThatThrownBy(() -> SmsPdu.decode("")).isInstanceOf(BadPdu.class);
    }
}
