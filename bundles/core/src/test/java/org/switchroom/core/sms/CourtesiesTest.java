package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.value;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.Content;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.sms.SmsTexts;

/** What the switches 1539, 1580, 1581 and 2890 bring to inspector and occupant. */
final class CourtesiesTest {
    private final House house = new House();
    private final Party guards = house.party(
            "kind", "SERVICE_PROVIDER", "name", "Guards Ltd", "email", "g@example.org", "messageVia", "EMAIL");
    private final Party inspector = house.party("kind", "PERSON", "name", "Ivo", "mobile", "+436641111111");
    private final Party occupant = house.party("kind", "PERSON", "name", "Olga", "mobile", "+436642222222");

    @AfterEach
    void close() {
        house.close();
    }

    private Job job(String kind, boolean dispatch) {
        return house.job(
                dispatch,
                "kind",
                kind,
                "number",
                "A-1",
                "provider",
                guards.id().toString(),
                "inspector",
                inspector.id().toString(),
                "occupant",
                occupant.id().toString());
    }

    private List<String> told(Job job) {
        return house.messages(job).stream()
                .filter(message -> message.envelope().content() instanceof Content.Text)
                .map(message -> message.envelope().role())
                .toList();
    }

    private String words(Job job) {
        StoredMessage message = house.messages(job).stream()
                .filter(one -> one.envelope().content() instanceof Content.Text)
                .findFirst()
                .orElseThrow();
        return ((Content.Text) message.envelope().content()).body();
    }

    @ParameterizedTest
    @CsvSource({"0,0,", "0,1,", "1,0,", "1,1,occupant"})
    @Tag("SM-110")
    @Tag("SM-111")
    @Tag("SM-112")
    void the_occupant_hears_by_sms_only_when_both_switches_are_on(String master, String bySms, String role) {
        house.switches("1400", "1", "1580", master, "1581", bySms);

        Job order = job("ORDER", true);

        assertThat(told(order)).isEqualTo(role == null ? List.of() : List.of(role));
    }

    @Test
    @Tag("SM-109")
    void the_inspector_hears_when_an_order_is_sent_as_the_switch_or_the_order_says() {
        house.switches("1400", "1", "1539", "1");
        Job created = job("ORDER", false);
        assertThat(told(created)).isEmpty();

        Job byDefault = job("ORDER", true);
        Job not = job("ORDER", false);
        value(house.core.jobs().dispatch(DISPATCHER, not.id(), Optional.empty(), Optional.of(false)));
        house.switches("1539", "0");
        Job chosen = job("ORDER", false);
        value(house.core.jobs().dispatch(DISPATCHER, chosen.id(), Optional.empty(), Optional.of(true)));

        assertThat(told(byDefault)).containsExactly("inspector");
        assertThat(words(byDefault)).isEqualTo("Order A-1 was sent to Guards Ltd.");
        assertThat(told(not)).isEmpty();
        assertThat(told(chosen)).containsExactly("inspector");
    }

    @Test
    @Tag("SM-113")
    @Tag("SM-096")
    void the_occupant_gets_an_sms_when_a_ticket_is_made_and_only_then() {
        house.switches("1400", "1", "2890", "1");

        assertThat(told(job("TICKET", false))).containsExactly("occupant");
        assertThat(told(job("ORDER", true))).isEmpty();
        assertThat(told(job("ALARM_RESPONSE", true))).isEmpty();
        house.switches("2890", "0", "1539", "1", "1580", "1", "1581", "1");
        assertThat(told(job("TICKET", true))).isEmpty();
    }

    @Test
    @Tag("SM-098")
    @Tag("SM-108")
    void they_read_the_tenants_own_text_where_there_is_one_and_never_the_jobs_details() {
        house.switches("1400", "1", "2890", "1");
        value(house.core
                .sms()
                .offer(SmsTexts.class)
                .set(DISPATCHER, "ticket-occupant", 0, "Ihre Meldung {number} ist da, {unknown}"));

        Job ticket = house.job(
                false,
                "kind",
                "TICKET",
                "number",
                "T-9",
                "occupant",
                occupant.id().toString(),
                "notes",
                "key 4711");

        assertThat(words(ticket)).isEqualTo("Ihre Meldung T-9 ist da, {unknown}");
    }

    @Test
    @Tag("SM-102")
    void the_story_says_why_somebody_is_not_told() {
        house.switches("2890", "1");
        assertThat(house.story(job("TICKET", false))).contains("occupant is Olga, not told by SMS", "1400");

        house.switches("1400", "1");
        Party mute = house.party("kind", "PERSON", "name", "Max");
        Job ticket = house.job(false, "kind", "TICKET", "occupant", mute.id().toString());
        assertThat(house.story(ticket)).contains("not told by SMS: no mobile number");
    }
}
