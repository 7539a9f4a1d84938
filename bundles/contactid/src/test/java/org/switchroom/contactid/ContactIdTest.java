package org.switchroom.contactid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.message.Content;

/** Vectors that libspandsp encodes and decodes alike. */
class ContactIdTest {
    private static final String OF_ALARMS =
            """
            1234,18,1,131, 1, 15,1234181131010158,1234181131010158
            1234,18,3,131, 1, 15,1234183131010156,1234183131010156
            1234,18,1,401, 2,  3,1234181401020035,1234181401020035
            1234,18,3,401, 3,  5,123418340103005F,123418340103005C
            1234,18,1,602, 0,  0,1234181602000002,1234181602000002
            1234,18,1,601, 0,  7,1234181601000076,1234181601000076
            0000,18,1,130, 0,  0,0000181130000006,0000181130000006
            BCDE,98,1,110, 7, 42,BCDE981110070427,*#AB981110070427
            1234,98,1,351, 0,  0,1234981351000003,1234981351000003
            4242,18,3,401, 1,  1,4242183401010014,4242183401010014
            5555,18,3,380, 0, 12,5555183380000124,5555183380000124
            """;

    @ParameterizedTest
    @CsvSource(textBlock = OF_ALARMS)
    @Tag("CN-015")
    @Tag("CN-016")
    @Tag("CN-017")
    void an_alarm_becomes_its_digits_and_keys_and_back(
            String account,
            String type,
            int qualifier,
            String code,
            int partition,
            int zone,
            String digits,
            String keys) {
        Content.Alarm alarm = new Content.Alarm(account, qualifier, code, partition, zone);

        ContactId message = ContactId.of(alarm, type);

        assertThat(message.digits()).isEqualTo(digits);
        assertThat(message.keys()).isEqualTo(keys);
        assertThat(ContactId.parse(digits)).isEqualTo(message);
        assertThat(ContactId.ofKeys(keys)).isEqualTo(message);
        assertThat(ContactId.parse(digits).alarm()).contains(alarm);
    }

    @Test
    void a_zone_in_letters_is_read_and_is_no_number() {
        ContactId message = ContactId.ofKeys("CCCC18660200CCC7");

        assertThat(message).isEqualTo(new ContactId("FFFF", "18", 6, "602", "00", "FFF"));
        assertThat(message.digits()).isEqualTo("FFFF18660200FFF7");
        assertThat(message.alarm()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234181130010091", "1234181130010082", "1234181130010073", "1234181130010064", "1234181130010055",
                "1234181130010046", "1234181130010037", "1234181130010028", "1234181130010019", "1234181130010190",
                "123418113001018B", "123418113001017C", "123418113001016D", "123418113001015E", "123418113001000F"
            })
    void every_checksum_is_sent_and_read(String digits) {
        ContactId read = ContactId.parse(digits);

        assertThat(read.digits()).isEqualTo(digits);
        assertThat(ContactId.ofKeys(read.keys())).isEqualTo(read);
    }

    @Test
    void a_checksum_of_ten_is_sent_as_zero_and_read_as_key_d_too() {
        assertThat(ContactId.parse("1234181130010190").keys()).endsWith("0");
        assertThat(ContactId.ofKeys("123418113001019D").digits()).isEqualTo("1234181130010190");
    }

    @Test
    void small_letters_are_letters() {
        assertThat(ContactId.parse("bcde981110070427").account()).isEqualTo("BCDE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A234", "1A34", "123a"})
    @Tag("CN-028")
    void an_account_with_an_a_is_refused(String account) {
        assertThatThrownBy(() -> ContactId.of(new Content.Alarm(account, 1, "130", 0, 1)))
                .isInstanceOf(BadContactId.class)
                .hasMessageContaining("the account is A, which Contact ID does not have");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    12345,1,130,  0,   0,the account has 5 digits
                    12 4, 1,130,  0,   0,digit 3 of the account is ' '
                    12G4, 1,130,  0,   0,digit 3 of the account is 'G'
                    1234, 2,130,  0,   0,the qualifier is 2
                    1234, 1,1301, 0,   0,the event code has 4 digits
                    1234, 1,130,100,   0,the partition is 100
                    1234, 1,130, -1,   0,the partition is -1
                    1234, 1,130,  0,1000,the zone or user is 1000
                    """)
    void what_has_no_digits_is_refused_by_its_name(
            String account, int qualifier, String code, int partition, int zone, String complaint) {
        assertThatThrownBy(() -> ContactId.of(new Content.Alarm(account, qualifier, code, partition, zone)))
                .isInstanceOf(BadContactId.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    123418113101015,the message has 15 digits
                    1234181131010157,the checksum is 7 and the sum asks for 8
                    1234561131010156,the message type is 56
                    1234187131010152,the qualifier is 7
                    12341811310101A8,digit 15 of the message is A
                    """)
    void what_is_no_message_is_refused_by_its_digit(String digits, String complaint) {
        assertThatThrownBy(() -> ContactId.parse(digits))
                .isInstanceOf(BadContactId.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void a_key_that_no_telephone_has_is_refused() {
        assertThatThrownBy(() -> ContactId.ofKeys("123418113101E158")).hasMessageContaining("key 13");
    }
}
