package org.switchroom.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.testkit.transport.ScriptedTransport;

/** What nobody could carry, when somebody comes. */
final class HeldMessagesTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private Job held() {
        String guards = house.party(
                        "kind", "SERVICE_PROVIDER", "name", "Guards", "email", "g@example.org", "messageVia", "EMAIL")
                .id()
                .toString();
        Job job = house.job(true, "kind", "ORDER", "provider", guards);
        house.await(job, MessageState.HELD);
        return job;
    }

    @Test
    void a_held_message_goes_on_when_the_store_takes_its_step_again() {
        Job job = held();
        house.journal.disk().failNext(1, "the disk is full");

        house.transport("mail", "email", "mailto");

        house.await(job, MessageState.ACCEPTED);
    }

    @Test
    void a_held_message_goes_on_when_the_database_is_back_although_it_was_away_when_the_transport_came() {
        Job job = held();
        house.journal.disk().goOutOfReach();
        ScriptedTransport mail = house.transport("mail", "email", "mailto");
        // so that it was looked for in vain
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);

        house.journal.disk().comeBack();

        house.await(job, MessageState.ACCEPTED);
        assertThat(mail.calls()).hasSize(1);
    }
}
