package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of python-messaging, node-pdu and gammu, both directions where both exist. */
final class SmsPduTest {
    private static Submit submit(String hex) {
        return (Submit) SmsPdu.decode(hex);
    }

    private static Deliver deliver(String hex) {
        return (Deliver) SmsPdu.decode(hex);
    }

    private static Submit plain(String number, String text) {
        return new Submit(
                Optional.empty(),
                0,
                SmsAddress.ofNumber(number),
                0,
                DataCoding.of(SmsPlan.of(text).alphabet()),
                Validity.UNLIMITED,
                Submit.Flags.NONE,
                UserData.of(text));
    }

    private static final Validity FOUR_DAYS = Validity.atMost(Duration.ofDays(4));

    private static Submit with(Submit submit, Validity validity) {
        return new Submit(
                submit.serviceCentre(),
                submit.reference(),
                submit.to(),
                submit.protocol(),
                submit.coding(),
                validity,
                submit.flags(),
                submit.userData());
    }

    private static Submit over(String serviceCentre, Submit submit) {
        return new Submit(
                Optional.of(SmsAddress.ofNumber(serviceCentre)),
                submit.reference(),
                submit.to(),
                submit.protocol(),
                submit.coding(),
                submit.validity(),
                submit.flags(),
                submit.userData());
    }

    private static Submit with(Submit submit, DataCoding coding) {
        return new Submit(
                submit.serviceCentre(),
                submit.reference(),
                submit.to(),
                submit.protocol(),
                coding,
                submit.validity(),
                submit.flags(),
                submit.userData());
    }

    private static void isWrittenAndRead(Submit submit, String hex) {
        assertThat(submit.encode().hex()).isEqualTo(hex);
        assertThat(submit(hex)).isEqualTo(submit);
    }

    @Test
    void a_submit_without_validity() {
        isWrittenAndRead(plain("+34616585119", "hola"), "0001000B914316565811F9000004E8373B0C");
    }

    @Test
    void a_submit_with_relative_validity_and_the_length_that_cmgs_wants() {
        Submit submit = with(plain("+34616585119", "hola"), FOUR_DAYS);

        isWrittenAndRead(submit, "0011000B914316565811F90000AA04E8373B0C");
        assertThat(submit.encode().length()).isEqualTo(18);
    }

    @Test
    void a_submit_with_absolute_validity() {
        Validity until = new Validity.Absolute(OffsetDateTime.parse("2010-07-25T20:15:39Z"));

        isWrittenAndRead(
                with(plain("+34616585119", "hola"), until), "0019000B914316565811F900000170520251930004E8373B0C");
    }

    @Test
    void a_submit_over_a_service_centre_that_does_not_count_in_the_length() {
        Submit submit = over("+34646456456", plain("+34616585119", "hola"));

        isWrittenAndRead(submit, "07914346466554F601000B914316565811F9000004E8373B0C");
        assertThat(submit.encode().length()).isEqualTo(17);
    }

    @Test
    void a_submit_that_wants_a_report() {
        Submit submit = new Submit(
                Optional.empty(),
                0,
                SmsAddress.ofNumber("+34654123456"),
                0,
                DataCoding.GSM_7,
                Validity.UNLIMITED,
                Submit.Flags.REPORT,
                UserData.of("hey yo"));

        isWrittenAndRead(submit, "0021000B914356143254F6000006E8721E947F03");
    }

    @ParameterizedTest
    @CsvSource({"0,10", "1,11", "2,12", "3,13"})
    void message_classes(int messageClass, String coding) {
        Submit submit = with(plain("+34654123456", "hey yo"), DataCoding.ofClass(Alphabet.GSM_7, messageClass));

        isWrittenAndRead(submit, "0001000B914356143254F600" + coding + "06E8721E947F03");
        assertThat(submit.coding().isFlash()).isEqualTo(messageClass == 0);
    }

    @Test
    void umlauts_need_no_ucs2() {
        isWrittenAndRead(with(plain("+34654123456", "Hölä"), FOUR_DAYS), "0011000B914356143254F60000AA04483E7B0F");
        isWrittenAndRead(plain("+34654123456", "BÄRÇA äñ@"), "0001000B914356143254F6000009C2AD341104EDFB00");
    }

    @Test
    void octets_to_a_number_of_unknown_type() {
        Submit submit = over(
                "+44000000000",
                new Submit(
                        Optional.empty(),
                        0,
                        SmsAddress.ofNumber("01000000000"),
                        0,
                        DataCoding.EIGHT_BIT,
                        Validity.UNLIMITED,
                        Submit.Flags.NONE,
                        UserData.of(Octets.ofHex("48692074686572652E2E2E"))));

        // The vector's service centre has a filler too many, which the digits show as they are.
        String tail = "01000B811000000000F000040B48692074686572652E2E2E";
        assertThat(submit.encode().hex()).endsWith(tail);
        Submit read = submit("07914400000000F0" + tail);
        assertThat(read).isEqualTo(submit);
        assertThat(read.userData().text()).isEqualTo("Hi there...");
    }

    @Test
    void ucs2() {
        isWrittenAndRead(
                over("+34646456456", plain("+34616585119", "あ叶葉")),
                "07914346466554F601000B914316565811F9000806304253F68449");
        isWrittenAndRead(
                with(plain("655345678", "Русский"), FOUR_DAYS),
                "001100098156355476F80008AA0E0420044304410441043A04380439");
    }

    @Test
    void a_submit_over_a_service_centre_of_unknown_type() {
        Submit submit = over("1234", with(plain("1234", "123456"), new Validity.Relative(0xFF)));

        isWrittenAndRead(submit, "038121431100048121430000FF0631D98C56B301");
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

    @ParameterizedTest
    @CsvSource({"12,143", "24,167", "48,168", "96,170", "720,196", "100000,255"})
    void relative_validity_in_hours(int hours, int octet) {
        assertThat(Validity.atMost(Duration.ofHours(hours)).octet()).isEqualTo(octet);
    }

    @Test
    void a_validity_never_lasts_longer_than_wanted_but_for_the_least_that_can_be_said() {
        for (int minutes = 5; minutes < 70_000; minutes += 7) {
            Duration wanted = Duration.ofMinutes(minutes);
            assertThat(Validity.atMost(wanted).duration()).isLessThanOrEqualTo(wanted);
        }
        assertThat(Validity.atMost(Duration.ofSeconds(10)).duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(Validity.atMost(Duration.ofMinutes(15)).duration()).isEqualTo(Duration.ofMinutes(15));
        assertThat(Validity.LONGEST).isEqualTo(Duration.ofDays(63 * 7));
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

    @Test
    void what_does_not_fit_is_not_written() {
        assertThatThrownBy(() -> plain("+43664", "x".repeat(161)).encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("140 octets");
        assertThatThrownBy(() -> with(plain("+43664", "ж"), DataCoding.GSM_7).encode())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GSM alphabet");
        assertThatThrownBy(() -> SmsAddress.ofNumber("+43 664")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SmsAddress.ofName("twelve chars")).isInstanceOf(IllegalArgumentException.class);
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

    private static String packed(String text, int fillBits) {
        return new Octets(SeptetPacking.pack(GsmCharacters.encode(text), fillBits)).toString();
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
