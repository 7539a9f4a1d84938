package org.switchroom.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.job.JobState;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageState;
import org.switchroom.party.Party;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** A guard's SMS changes the job that was sent to him, and nobody else's does. */
final class RepliesTest {
    private static final String GUARD = "+436641234567";
    private static final String STRANGER = "+436649876543";
    private static final TransportName MODEM = new TransportName("modem");
    private static final Pattern CODE = Pattern.compile("\nReply ([A-Z0-9]{5}) OK \\| NO reason \\| ON SITE \\| DONE$");

    private final House house = new House();
    private final ScriptedTransport modem = new ScriptedTransport(new Capabilities(
            EnumSet.allOf(Capabilities.Direction.class),
            Set.of(Receipt.Stage.DELIVERED),
            Set.of(Content.Kind.TEXT),
            Set.of("tel"),
            1_000,
            4));
    private int sms;

    @BeforeEach
    void connect() {
        house.core.transports().add(MODEM, "sms", modem);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Job dispatched() {
        Party provider =
                house.party("kind", "SERVICE_PROVIDER", "name", "Guards", "mobile", GUARD, "messageVia", "SMS");
        Job job = house.job(true, "kind", "ORDER", "provider", provider.id().toString());
        house.await(job, MessageState.ACCEPTED);
        return job;
    }

    private String codeOf(Job job) {
        Delivery call = modem.calls().stream()
                .filter(each -> text(each).contains(job.number()))
                .reduce((first, second) -> second)
                .orElseThrow();
        Matcher matcher = CODE.matcher(text(call));
        assertThat(matcher.find()).as(text(call)).isTrue();
        return matcher.group(1);
    }

    private static String text(Delivery call) {
        Content.Text text = (Content.Text) call.message().content();
        return text.subject() + "\n" + text.body();
    }

    private Intake comes(String from, String text) {
        return comes(from, text, "in-" + ++sms);
    }

    private Intake comes(String from, String text, String reference) {
        return house.core
                .arrivals()
                .receive(new InboundMessage(
                        MODEM,
                        new RemoteReference(reference),
                        new Address("tel", from),
                        new Address("sms-modem", "modem"),
                        new Content.Text("", text),
                        Instant.now(),
                        Tenant.MAIN))
                .toCompletableFuture()
                .join();
    }

    private JobState state(Job job) {
        return house.journal.job(job.id()).orElseThrow().state();
    }

    private List<String> told(String number) {
        return modem.calls().stream()
                .filter(call -> call.to().value().equals(number))
                .map(RepliesTest::text)
                .filter(text -> text.contains("Nothing was done"))
                .toList();
    }

    @Test
    void a_guard_accepts_arrives_and_completes_with_the_code_of_his_sms() {
        Job job = dispatched();
        String code = codeOf(job);

        assertThat(comes(GUARD, code + " OK")).isEqualTo(Intake.STORED);
        assertThat(state(job)).isEqualTo(JobState.ACCEPTED);
        comes(GUARD, code.toLowerCase() + " vor Ort");
        assertThat(state(job)).isEqualTo(JobState.ON_SITE);
        comes(GUARD, code + " DONE Tor zu");
        assertThat(state(job)).isEqualTo(JobState.COMPLETE);

        assertThat(house.story(job))
                .containsSubsequence("reply from", "STATE ACCEPTED", "reply from", "STATE ON_SITE")
                .contains("RECEIVED reply from tel:" + GUARD + ": " + code + " OK")
                .contains("STATE ACCEPTED")
                .contains("STATE COMPLETE: Tor zu");
    }

    @Test
    void a_no_turns_the_job_red_with_its_reason() {
        Job job = dispatched();

        comes(GUARD, codeOf(job) + " NO bin krank");

        assertThat(state(job)).isEqualTo(JobState.REFUSED);
        assertThat(house.journal.job(job.id()).orElseThrow().attention())
                .hasValueSatisfying(
                        red -> assertThat(red.detail()).isEqualTo("Guards by SMS refuses the job: bin krank"));
    }

    @Test
    void the_same_sms_acts_once_however_often_it_comes() {
        Job job = dispatched();
        String text = codeOf(job) + " OK";
        comes(GUARD, text, "same");
        int revision = house.journal.job(job.id()).orElseThrow().revision();

        assertThat(comes(GUARD, text, "same")).isEqualTo(Intake.DUPLICATE);

        assertThat(house.journal.job(job.id()).orElseThrow().revision()).isEqualTo(revision);
    }

    @Test
    void the_code_from_another_number_does_nothing_and_is_answered_once_a_day() {
        Job job = dispatched();
        String code = codeOf(job);

        comes(STRANGER, code + " OK");
        comes(STRANGER, code + " DONE");
        comes(STRANGER, "OK");

        assertThat(state(job)).isEqualTo(JobState.DISPATCHED);
        await().until(() -> !told(STRANGER).isEmpty());
        house.job(false, "kind", "ORDER");
        assertThat(told(STRANGER)).singleElement().asString().contains("no job with the code " + code);
    }

    @Test
    void another_code_does_nothing_and_a_text_without_one_stands_in_the_story() {
        Job job = dispatched();

        comes(GUARD, "BCD99 OK");
        comes(GUARD, "Bin unterwegs");

        assertThat(state(job)).isEqualTo(JobState.DISPATCHED);
        assertThat(house.story(job)).contains("reply from tel:" + GUARD + ": Bin unterwegs");
        await().until(() -> told(GUARD).size() == 1);
    }

    @Test
    void what_can_not_follow_is_said_to_the_guard() {
        Job job = dispatched();
        String code = codeOf(job);
        comes(GUARD, code + " DONE");

        comes(GUARD, code + " OK");

        assertThat(state(job)).isEqualTo(JobState.COMPLETE);
        await().until(() -> told(GUARD).size() == 1);
        assertThat(told(GUARD).get(0)).contains("is COMPLETE and can not become ACCEPTED");
    }

    @Test
    void a_number_as_the_network_writes_it_at_home_is_the_same_number() {
        Job job = dispatched();

        comes("06641234567", codeOf(job) + " JA");

        assertThat(state(job)).isEqualTo(JobState.ACCEPTED);
    }

    @Test
    void a_code_tells_nothing_about_the_next_one_and_is_the_same_at_every_attempt() {
        modem.onAny().answers(ScriptedTransport.unavailable("busy", java.time.Duration.ZERO));
        Job job = dispatched();
        await().until(() -> modem.calls().size() >= 2);

        assertThat(modem.calls().subList(0, 2))
                .extracting(RepliesTest::text)
                .containsOnly(text(modem.calls().get(0)));
        Job other = dispatched();
        assertThat(codeOf(other)).isNotEqualTo(codeOf(job));
    }

    @Test
    void a_line_that_hears_nothing_asks_for_no_answer() {
        house.core.transports().remove(MODEM, modem);
        ScriptedTransport deaf = house.transport("deaf", "sms", "tel");
        dispatched();

        assertThat(text(deaf.calls().get(0))).doesNotContain("Reply ");
    }
}
