package org.switchroom.core.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.problem;
import static org.switchroom.core.House.value;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.party.Party;
import org.switchroom.routing.MessageVia;

final class PartyDeskTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({"0664 1234567,+436641234567", "0043 664 1234567,+436641234567", "+43 (0) 664/123 45 67,+436641234567"})
    void keeps_numbers_in_e164_however_they_are_written(String written, String kept) {
        assertThat(house.party("kind", "PERSON", "name", "Eva", "mobile", written)
                        .mobile())
                .contains(kept);
    }

    @ParameterizedTest
    @Tag("SM-104")
    @Tag("SM-105")
    @Tag("SM-116")
    @CsvSource(
            delimiter = '|',
            value = {
                "0664 12 | has too few digits",
                "hello | is no telephone number",
                "0512 123456 | is a landline number (+43 512 123456) and gets no SMS",
                "+43 1 5123456 | is a landline number",
                "0151 23456789 | no mobile number; in Germany it is one",
                "079 123 45 67 | in Switzerland it is one",
                "+49 151 23456789 | country whose mobile prefixes are not in the table, which has +43",
                "0648 1234567 | begins with no mobile prefix of the table"
            })
    void refuses_a_mobile_number_that_gets_no_sms_and_says_why(String written, String cause) {
        Problem refused = problem(house.core
                .parties()
                .create(DISPATCHER, map("kind", "PERSON", "name", "Eva", "mobile", written), Optional.empty()));

        assertThat(refused.field()).contains("mobile");
        assertThat(refused.cause()).contains(cause);
        assertThat(refused.nextStep()).isNotBlank();
        assertThat(house.party("kind", "PERSON", "name", "Eva", "phone", "+43 1 5123456")
                        .phone())
                .contains("+4315123456");
    }

    @ParameterizedTest
    @CsvSource({
        "kind,VILLAIN",
        "email,not an address",
        "email,a\u0001b@b.at",
        "mobile,hello",
        "messageVia,PIGEON",
        "wantsJobs,perhaps",
        "shoeSize,44"
    })
    void refuses_a_wrong_field_by_its_name(String field, String wrong) {
        var fields = map("kind", "PERSON", "name", "Eva");
        fields.put(field, wrong);

        Problem refused = problem(house.core.parties().create(DISPATCHER, fields, Optional.empty()));

        assertThat(refused.field()).contains(field);
        assertThat(refused.nextStep()).isNotBlank();
    }

    @Test
    @Tag("SN-095")
    void takes_a_smartnet_id_above_100_only() {
        var fields = map("kind", "PERSON", "name", "Eva", "smartnetId", "100");
        assertThat(problem(house.core.parties().create(DISPATCHER, fields, Optional.empty()))
                        .field())
                .contains("smartnetId");
        assertThat(house.party("kind", "PERSON", "name", "Eva", "smartnetId", "101")
                        .smartnetId())
                .contains(101);
    }

    @Test
    @Tag("SN-041")
    @Tag("SN-042")
    @Tag("SN-043")
    void links_a_customer_an_alarm_company_and_a_provider_to_the_exchange() {
        for (String kind : List.of("CUSTOMER", "ALARM_COMPANY", "SERVICE_PROVIDER")) {
            Party party = house.party("kind", kind, "name", "Miller " + kind, "smartnetId", "4242");

            assertThat(house.journal.party(party.id()).orElseThrow().smartnetId())
                    .contains(4242);
        }
    }

    @Test
    @Tag("SN-007")
    void has_the_exchange_and_both_switches_on_when_nothing_is_said() {
        Party party = house.party("kind", "CUSTOMER", "name", "Miller");

        assertThat(party.via()).isEqualTo(MessageVia.SMARTNET);
        assertThat(party.wantsJobs()).isTrue();
        assertThat(party.wantsUpdates()).isTrue();
    }

    @Test
    void changes_only_what_is_sent_and_clears_what_is_sent_empty() {
        Party party = house.party("kind", "PERSON", "name", "Eva", "email", "e@x.at", "phone", "+43 1 5123456");

        Party changed =
                value(house.core.parties().change(DISPATCHER, party.id(), 1, map("phone", "", "messageVia", "EMAIL")));

        assertThat(changed.phone()).isEmpty();
        assertThat(changed.email()).contains("e@x.at");
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(problem(house.core.parties().change(DISPATCHER, party.id(), 1, map("name", "X")))
                        .kind())
                .isEqualTo(Problem.Kind.STALE);
    }

    @Test
    void a_change_of_messagevia_holds_for_the_very_next_job() {
        Party party = house.party("kind", "SERVICE_PROVIDER", "name", "G", "email", "e@x.at", "messageVia", "EMAIL");
        house.job(true, "kind", "ORDER", "provider", party.id().toString());
        value(house.core.parties().change(DISPATCHER, party.id(), 1, map("messageVia", "NO_LINK")));

        assertThat(problem(house.core
                                .jobs()
                                .create(
                                        DISPATCHER,
                                        map(
                                                "kind",
                                                "ORDER",
                                                "provider",
                                                party.id().toString()),
                                        true,
                                        Optional.empty()))
                        .cause())
                .contains("NO_LINK");
    }

    @Test
    void shows_a_tenant_its_own_parties_only() {
        Party party = house.party("kind", "PERSON", "name", "Eva");
        Caller stranger = new Caller("eve", List.of("other"), false, EnumSet.allOf(Scope.class));

        assertThat(problem(java.util.concurrent.CompletableFuture.completedFuture(
                                house.core.parties().show(stranger, party.id())))
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }
}
