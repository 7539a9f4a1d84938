package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.value;
import static org.switchroom.testkit.transport.ScriptedTransport.accepted;
import static org.switchroom.testkit.transport.ScriptedTransport.refused;
import static org.switchroom.testkit.transport.ScriptedTransport.unavailable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.Handover;
import org.switchroom.transport.TransportName;

/** A walk through the ways of a plan asks each transport once, and remembers what it was told. */
final class WalksTest {
    private final House house = new House();
    private int parties;

    @AfterEach
    void close() {
        house.close();
    }

    private Job job() {
        String provider = house.party(
                        "kind",
                        "SERVICE_PROVIDER",
                        "name",
                        "Guards",
                        "email",
                        "p" + ++parties + "@example.org",
                        "mobile",
                        "+4366412345" + (10 + parties),
                        "messageVia",
                        "EMAIL")
                .id()
                .toString();
        return house.job(true, "kind", "ORDER", "provider", provider);
    }

    private void rule(String send) {
        value(house.core.rules().replace(DISPATCHER, 0, "rules:\n  - name: all\n    send: " + send + "\n", ""));
    }

    private StoredMessage message(Job job) {
        return house.messages(job).get(0);
    }

    @Test
    void one_that_could_not_take_it_is_not_asked_again_while_the_next_one_has_no_place() {
        ScriptedTransport down = house.transport("mail-a", "email", "mailto");
        ScriptedTransport slow = house.transport("mail-b", "email", "mailto");
        down.onAny().always(unavailable("smtp.421", Duration.ofHours(1)));
        List<CompletableFuture<Handover>> hanging = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            hanging.add(slow.onAny().hangs());
            job();
        }
        await().until(() -> slow.underWay() == 4);
        Job waiting = job();
        await().untilAsserted(
                        () -> assertThat(message(waiting).progress().reason().map(reason -> reason.code()))
                                .contains("transport-busy"));
        assertThat(message(waiting).progress().walk().asked()).containsExactly(new TransportName("mail-a"));

        hanging.forEach(one -> one.complete(accepted("done")));

        assertThat(house.await(waiting, MessageState.ACCEPTED).progress().attempts())
                .isEqualTo(2);
        assertThat(down.calls()).hasSize(5);
        assertThat(slow.calls()).hasSize(5);
    }

    /** What is begun ahead of a quick transport waits for it like everybody else when it is not quick any more. */
    @Test
    void what_a_transport_that_stalls_did_not_come_to_waits_for_it_instead_of_going_another_way() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        ScriptedTransport web = house.transport("web", "web", "tel");
        rule("email else web");
        for (int i = 0; i < 65; i++) {
            house.await(job(), MessageState.ACCEPTED);
        }
        List<CompletableFuture<Handover>> hanging = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hanging.add(mail.onAny().hangs());
        }
        for (int i = 0; i < 20; i++) {
            jobs.add(job());
        }
        await("some are begun ahead")
                .until(() -> jobs.stream()
                                .filter(job -> message(job).state() == MessageState.SENDING)
                                .count()
                        > 4);

        await().until(() -> jobs.stream()
                        .filter(job -> message(job).state() == MessageState.WAITING)
                        .count()
                == 16);

        assertThat(jobs)
                .filteredOn(job -> message(job).state() == MessageState.WAITING)
                .allSatisfy(job -> assertThat(message(job).progress().reason().map(reason -> reason.code()))
                        .contains("transport-busy"))
                .anySatisfy(job -> assertThat(house.story(job)).contains("was not begun, waits: mail has all its"));
        hanging.forEach(one -> one.complete(accepted("awake again")));
        jobs.forEach(job -> assertThat(
                        house.await(job, MessageState.ACCEPTED).progress().via())
                .contains(new TransportName("mail")));
        assertThat(web.calls()).isEmpty();
        assertThat(mail.mostUnderWay()).isEqualTo(4);
    }

    @Test
    void a_way_that_is_only_down_is_gone_again_although_nobody_is_there_for_the_last_one() {
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        mail.onAny().answers(unavailable("smtp.421", Duration.ofMillis(10)), accepted("second"));
        rule("email else nowhere");

        Job job = job();

        assertThat(house.await(job, MessageState.ACCEPTED).progress().attempts())
                .isEqualTo(2);
        assertThat(house.story(job)).doesNotContain("HELD");
    }

    @Test
    void a_kind_of_address_that_was_refused_is_not_tried_again_after_another_kind_or_in_another_walk() {
        ScriptedTransport modem = house.transport("modem", "modem", "tel");
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        ScriptedTransport web = house.transport("web", "web", "tel");
        modem.onAny().always(refused("sms.number"));
        mail.onAny().answers(unavailable("smtp.421", Duration.ofMillis(10)), accepted("second"));
        rule("modem else email else web");

        Job job = job();

        house.await(job, MessageState.ACCEPTED);
        assertThat(modem.calls()).hasSize(1);
        assertThat(mail.calls()).hasSize(2);
        assertThat(web.calls()).isEmpty();
    }

    @Test
    void an_earlier_way_is_gone_again_when_only_the_last_one_refused() {
        ScriptedTransport modem = house.transport("modem", "modem", "tel");
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        modem.onAny().answers(unavailable("sms.no-network", Duration.ofMillis(10)), accepted("second"));
        mail.onAny().always(refused("smtp.550"));
        rule("modem else email");

        Job job = job();

        assertThat(house.await(job, MessageState.ACCEPTED).progress().via()).contains(new TransportName("modem"));
        assertThat(mail.calls()).hasSize(1);
    }

    @Test
    void who_is_told_another_way_is_told_why_in_words() {
        ScriptedTransport modem = house.transport("modem", "modem", "tel");
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        modem.onAny().always(refused("sms.number"));
        rule("modem else email");

        house.await(job(), MessageState.ACCEPTED);

        assertThat(modem.calls()).singleElement().satisfies(call -> assertThat(call.instead())
                .isEmpty());
        assertThat(mail.calls()).singleElement().satisfies(call -> assertThat(call.instead())
                .hasValueSatisfying(why -> assertThat(why).startsWith("modem: ")));
    }
}
