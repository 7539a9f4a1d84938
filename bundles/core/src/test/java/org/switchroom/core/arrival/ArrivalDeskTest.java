package org.switchroom.core.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.switchroom.testkit.transport.ScriptedTransport.accepted;
import static org.switchroom.testkit.transport.ScriptedTransport.uncertain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.core.House;
import org.switchroom.job.Attention;
import org.switchroom.job.Job;
import org.switchroom.message.Address;
import org.switchroom.message.Answering;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.routing.Hop;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

final class ArrivalDeskTest {
    private static final TransportName MAIL = new TransportName("mail");
    private static final Address GUARD = new Address("mailto", "guard@example.org");

    private final House house = new House();
    private final ScriptedTransport mail = house.transport("mail", "email", "mailto");
    private final ScriptedTransport sms = house.transport("modem", "sms", "tel");

    @AfterEach
    void close() {
        house.close();
    }

    private Job jobOfMail() {
        Party provider = house.party(
                "kind", "SERVICE_PROVIDER", "name", "Guards", "email", GUARD.value(), "messageVia", "EMAIL");
        return house.job(true, "kind", "ORDER", "provider", provider.id().toString());
    }

    /** A message of the job over mail and then, when it must, by SMS. */
    private StoredMessage overTwoWays(Job job) {
        Instant now = Instant.now();
        StoredMessage message = new StoredMessage(
                new Envelope(
                        new MessageId(house.journal.nextId()),
                        Tenant.MAIN,
                        Optional.of(job.id()),
                        Optional.empty(),
                        "inspector",
                        new Content.Text("", "Bitte kommen"),
                        Priority.ROUTINE,
                        "two-ways",
                        List.of(
                                new Hop("email", GUARD),
                                new Hop("mail", GUARD),
                                new Hop("sms", new Address("tel", "+436641234567"))),
                        WhenInDoubt.DEFAULT,
                        List.of("the test says so"),
                        Optional.empty(),
                        now,
                        now.plusSeconds(3600)),
                Progress.fresh(now));
        house.journal.write(Entry.of(new Row.NewMessage(message)));
        house.core.transports().add(new TransportName("wake"), "wake", ScriptedTransport.forScheme("wake"));
        return message;
    }

    private Intake report(String reference, Receipt.Stage stage, String words) {
        return house.core
                .arrivals()
                .report(new Receipt(
                        MAIL,
                        new RemoteReference(reference),
                        stage,
                        Instant.now(),
                        Optional.of(new Reason("dsn.5.1.1", words))))
                .toCompletableFuture()
                .join();
    }

    private MessageState state(StoredMessage message) {
        return house.journal.message(message.id()).orElseThrow().state();
    }

    @Test
    void a_failure_that_comes_hours_later_makes_the_message_faulty_and_the_job_red_together() {
        mail.onAny().answers(accepted("m-1"));
        Job job = jobOfMail();
        StoredMessage sent = house.await(job, MessageState.ACCEPTED);

        Intake intake = report("m-1", Receipt.Stage.FAILED, "no such mailbox");

        assertThat(intake).isEqualTo(Intake.STORED);
        assertThat(house.journal.message(sent.id()).orElseThrow().progress())
                .matches(progress -> progress.state() == MessageState.FAILED)
                .matches(progress -> progress.reason().orElseThrow().code().equals("dsn.5.1.1"));
        assertThat(house.journal.job(job.id()).orElseThrow().attention())
                .hasValueSatisfying(red -> assertThat(red.cause()).isEqualTo(Attention.Cause.COMM_PROBLEM))
                .hasValueSatisfying(red -> assertThat(red.detail()).contains("provider was not told: no such mailbox"));
        assertThat(house.story(job)).contains("RECEIPT receipt: failed, no such mailbox; no way is left");
    }

    @Test
    void a_late_failure_goes_on_over_the_next_address_and_not_over_another_transport_to_the_same() {
        mail.onAny().answers(accepted("m-2"));
        sms.onAny().answers(accepted("s-2"));
        Job job = house.job(false, "kind", "ORDER");
        StoredMessage message = overTwoWays(job);
        house.await(job, MessageState.ACCEPTED);

        report("m-2", Receipt.Stage.FAILED, "no such mailbox");

        org.awaitility.Awaitility.await()
                .until(() -> sms.calls().size() == 1 && state(message) == MessageState.ACCEPTED);
        assertThat(mail.calls()).hasSize(1);
        assertThat(house.story(job))
                .contains("no such mailbox; next way is sms")
                .contains("accepted as s-2");
        assertThat(house.journal.job(job.id()).orElseThrow().attention()).isEmpty();
    }

    @Test
    void a_second_bounce_of_the_first_way_does_not_touch_what_the_next_way_has_done() {
        mail.onAny().answers(accepted("m-3"));
        sms.onAny().answers(accepted("s-3"));
        Job job = house.job(false, "kind", "ORDER");
        StoredMessage message = overTwoWays(job);
        house.await(job, MessageState.ACCEPTED);
        report("m-3", Receipt.Stage.FAILED, "no such mailbox");
        org.awaitility.Awaitility.await()
                .until(() -> sms.calls().size() == 1 && state(message) == MessageState.ACCEPTED);

        report("m-3", Receipt.Stage.EXPIRED, "given up");

        assertThat(state(message)).isEqualTo(MessageState.ACCEPTED);
        assertThat(house.story(job)).contains("receipt: expired, given up; it is sent by now, which stays");
    }

    @Test
    void a_delay_is_told_once_and_changes_nothing() {
        mail.onAny().answers(accepted("m-4"));
        Job job = jobOfMail();
        StoredMessage sent = house.await(job, MessageState.ACCEPTED);

        report("m-4", Receipt.Stage.RELAYED, "delayed, tried until tomorrow");
        report("m-4", Receipt.Stage.RELAYED, "delayed, tried until tomorrow");

        assertThat(state(sent)).isEqualTo(MessageState.ACCEPTED);
        assertThat(house.story(job)).containsOnlyOnce("receipt: relayed, delayed, tried until tomorrow");
    }

    @Test
    void a_failure_ends_a_doubt() {
        mail.onAny().answers(accepted("m-5"));
        Job job = jobOfMail();
        StoredMessage sent = house.await(job, MessageState.ACCEPTED);
        mail.onAny().answers(uncertain("silence"));
        Job doubted = jobOfMail();
        house.await(doubted, MessageState.DOUBTFUL);

        report("m-5", Receipt.Stage.FAILED, "no such mailbox");

        assertThat(state(sent)).isEqualTo(MessageState.FAILED);
        assertThat(house.messages(doubted)).allMatch(message -> message.state() == MessageState.DOUBTFUL);
    }

    private void reportOf(StoredMessage message, Receipt.Stage stage) {
        house.core
                .arrivals()
                .report(new Receipt(
                        MAIL,
                        new RemoteReference("never-heard"),
                        stage,
                        Instant.now(),
                        Optional.of(new Reason("told", "as the peer says")),
                        Optional.of(message.id())))
                .toCompletableFuture()
                .join();
    }

    @Test
    void news_of_a_message_in_doubt_finds_it_by_our_own_id_that_the_peer_says_back() {
        mail.onAny().answers(uncertain("silence"));
        Job job = jobOfMail();
        StoredMessage doubted = house.await(job, MessageState.DOUBTFUL);

        reportOf(doubted, Receipt.Stage.DELIVERED);

        assertThat(state(doubted)).isEqualTo(MessageState.DELIVERED);
        assertThat(house.story(job)).contains("RECEIPT receipt: delivered");
    }

    @Test
    void news_that_comes_while_the_answer_is_still_waited_for_is_not_lost() {
        var answer = mail.onAny().hangs();
        Job job = jobOfMail();
        StoredMessage sending = house.await(job, MessageState.SENDING);

        reportOf(sending, Receipt.Stage.DELIVERED);
        answer.complete(uncertain("silence"));

        house.await(job, MessageState.DELIVERED);
        assertThat(mail.calls()).hasSize(1);
        assertThat(house.story(job)).contains("RECEIPT receipt: delivered");
    }

    @Test
    void a_message_in_doubt_that_never_arrives_goes_on_over_the_next_address() {
        mail.onAny().answers(uncertain("silence"));
        sms.onAny().answers(accepted("s-8"));
        Job job = house.job(false, "kind", "ORDER");
        StoredMessage message = overTwoWays(job);
        house.await(job, MessageState.DOUBTFUL);

        reportOf(message, Receipt.Stage.FAILED);

        org.awaitility.Awaitility.await().until(() -> state(message) == MessageState.ACCEPTED);
        assertThat(sms.calls()).hasSize(1);
    }

    private Intake answered(String reference, boolean automatic, String words) {
        return house.core
                .arrivals()
                .receive(new InboundMessage(
                        MAIL,
                        new RemoteReference("<answer-" + words.hashCode() + "@example.org>"),
                        GUARD,
                        new Address("mailto", "room@example.org"),
                        new Content.Text("Re: job", words, Optional.of(new Answering(reference, automatic))),
                        Instant.now()))
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_reply_stands_in_the_story_of_the_job_it_answers() {
        mail.onAny().answers(accepted("m-6"));
        Job job = jobOfMail();
        house.await(job, MessageState.ACCEPTED);

        Intake intake = answered("m-6", false, "We come at nine");
        Intake again = answered("m-6", false, "We come at nine");

        assertThat(intake).isEqualTo(Intake.STORED);
        assertThat(again).isEqualTo(Intake.DUPLICATE);
        assertThat(house.story(job))
                .containsOnlyOnce("RECEIVED reply from mailto:guard@example.org: Re: job / We come at nine");
    }

    @Test
    void what_answers_nothing_belongs_to_whom_the_line_belongs() {
        house.core
                .arrivals()
                .receive(new InboundMessage(
                        new TransportName("modem"),
                        new RemoteReference("sms-1"),
                        new Address("tel", "+436641234567"),
                        new Address("sms-modem", "modem"),
                        new Content.Text("", "Who are you?"),
                        Instant.now(),
                        "north"))
                .toCompletableFuture()
                .join();

        assertThat(house.journal.timelineAfter(List.of("north"), 0, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).endsWith("Who are you?"));
        assertThat(house.journal.timelineAfter(List.of(Tenant.MAIN), 0, 10))
                .noneMatch(entry -> entry.text().endsWith("Who are you?"));
    }

    @Test
    void an_absence_note_is_noted_as_what_it_is() {
        mail.onAny().answers(accepted("m-7"));
        Job job = jobOfMail();
        house.await(job, MessageState.ACCEPTED);

        answered("m-7", true, "I am on holiday");

        assertThat(house.story(job)).contains("RECEIVED automatic answer from mailto:guard@example.org");
        assertThat(house.journal.job(job.id()).orElseThrow().attention()).isEmpty();
    }

    @Test
    void an_answer_to_nothing_of_ours_is_kept_all_the_same() {
        assertThat(answered("unknown", false, "Hello?")).isEqualTo(Intake.STORED);
    }
}
