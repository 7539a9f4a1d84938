package org.switchroom.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.alarm.EventCodes.SiaMeaning;

class EventCodesTest {
    @ParameterizedTest
    @CsvSource({
        "100,MEDICAL",
        "110,FIRE",
        "118,FIRE",
        "120,PANIC",
        "121,DURESS",
        "122,PANIC",
        "123,PANIC",
        "124,DURESS",
        "125,DURESS",
        "130,BURGLARY",
        "137,TAMPER",
        "144,TAMPER",
        "145,TAMPER",
        "150,TECHNICAL",
        "151,GAS",
        "154,TECHNICAL",
        "159,TECHNICAL",
        "162,GAS",
        "200,SUPERVISORY",
        "301,TROUBLE",
        "341,TAMPER",
        "380,TROUBLE",
        "383,TAMPER",
        "401,OPEN_CLOSE",
        "406,CANCEL",
        "412,ACCESS",
        "421,ACCESS",
        "570,BYPASS",
        "602,TEST",
        "606,OTHER"
    })
    @Tag("CN-044")
    void classes_an_event_by_its_code(String code, EventClass expected) {
        assertThat(EventCodes.classOf(code)).isEqualTo(expected);
    }

    @Test
    void a_code_that_nobody_knows_is_an_event_all_the_same() {
        assertThat(EventCodes.find("799")).isEmpty();
        assertThat(EventCodes.classOf("799")).isEqualTo(EventClass.OTHER);
        assertThat(EventCodes.classOf("not a code")).isEqualTo(EventClass.OTHER);
    }

    @Test
    void an_opening_names_a_user_and_an_alarm_names_a_zone() {
        assertThat(EventCodes.find("401").orElseThrow().user()).isTrue();
        assertThat(EventCodes.find("461").orElseThrow().user()).isFalse();
        assertThat(EventCodes.find("131")).hasValueSatisfying(event -> {
            assertThat(event.text()).isEqualTo("Perimeter");
            assertThat(event.user()).isFalse();
            assertThat(event.sia(1)).contains("BA");
            assertThat(event.sia(3)).contains("BH");
            assertThat(event.sia(6)).contains("BA");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "FA,110,1",
        "FH,110,3",
        "BA,130,1",
        "BR,130,3",
        "PA,120,1",
        "HA,121,1",
        "TA,137,1",
        "OP,401,1",
        "CL,401,3",
        "OC,406,1",
        "AT,301,1",
        "AR,301,3",
        "RP,602,1",
        "TX,601,1",
        "CG,441,3",
        "ET,333,1"
    })
    @Tag("CN-016")
    void reads_two_letters_of_sia_as_an_event(String letters, String code, int qualifier) {
        assertThat(EventCodes.fromSia(letters)).contains(new SiaMeaning(code, qualifier));
    }

    @Test
    void does_not_guess_letters_that_nobody_knows() {
        assertThat(EventCodes.fromSia("QX")).isEmpty();
        assertThat(EventCodes.fromSia("fa")).isEmpty();
    }

    @Test
    void the_table_is_whole_and_every_sia_code_leads_back_into_it() {
        assertThat(EventCodes.all()).hasSize(238);
        assertThat(EventCodes.all()).allSatisfy(event -> {
            assertThat(event.code()).matches("[1-69][0-9]{2}");
            assertThat(event.text()).isNotBlank();
            event.siaNew().ifPresent(EventCodesTest::leadsBack);
            event.siaRestore().ifPresent(EventCodesTest::leadsBack);
        });
    }

    private static void leadsBack(String letters) {
        assertThat(letters).matches("[A-Z]{2}");
        assertThat(EventCodes.fromSia(letters).flatMap(meaning -> EventCodes.find(meaning.code())))
                .isPresent();
    }
}
