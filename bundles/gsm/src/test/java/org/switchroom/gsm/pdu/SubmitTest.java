package org.switchroom.gsm.pdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out, by the vectors of python-messaging, node-pdu and gammu: written, and read again. */
final class SubmitTest {
    private static final Validity FOUR_DAYS = Validity.atMost(Duration.ofDays(4));

    private static Submit submit(String hex) {
        return (Submit) SmsPdu.decode(hex);
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
}
