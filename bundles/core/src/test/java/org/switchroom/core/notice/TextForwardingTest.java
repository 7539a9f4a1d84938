package org.switchroom.core.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Tenant;
import org.switchroom.core.House;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.InboundMessage;
import org.switchroom.transport.Intake;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/** What comes in by SMS reaches a person's mail box, once. */
final class TextForwardingTest {
    private static final Address DUTY = new Address("mailto", "duty@example.org");
    private static final Address NUMBER = new Address("tel", "+436641234567");

    private final House house = new House(House.withNotices(new NoticeSettings(
            Addressees.NOBODY, new Addressees(Optional.of(DUTY), Map.of()), "email", Duration.ofMinutes(15))));
    private final ScriptedTransport mail = house.transport("mail", "email", "mailto");

    @AfterEach
    void close() {
        house.close();
    }

    private Intake comesIn(Address from, String reference) {
        return house.core
                .arrivals()
                .receive(new InboundMessage(
                        new TransportName("modem"),
                        new RemoteReference(reference),
                        from,
                        new Address("tel", "+43664999"),
                        new Content.Text("", "Bin unterwegs"),
                        Instant.parse("2026-11-22T08:00:00Z"),
                        Tenant.MAIN))
                .toCompletableFuture()
                .join();
    }

    @Test
    @Tag("SM-011")
    void an_sms_is_sent_on_by_mail_with_who_wrote_it_and_when() {
        assertThat(comesIn(NUMBER, "1")).isEqualTo(Intake.STORED);

        await().until(() -> mail.calls().size() == 1);
        assertThat(mail.calls().get(0).to()).isEqualTo(DUTY);
        assertThat(mail.calls().get(0).message().content())
                .isEqualTo(new Content.Text(
                        "SMS from +436641234567", "Bin unterwegs\n\nCame in over modem, 2026-11-22T08:00:00Z."));
    }

    @Test
    void one_that_comes_again_is_sent_on_once_and_what_is_no_sms_is_not() {
        comesIn(NUMBER, "1");

        assertThat(comesIn(NUMBER, "1")).isEqualTo(Intake.DUPLICATE);
        assertThat(comesIn(new Address("mailto", "x@example.org"), "2")).isEqualTo(Intake.STORED);
        comesIn(NUMBER, "3");

        await().until(() -> mail.calls().size() == 2);
        assertThat(mail.calls()).extracting(call -> call.to()).containsOnly(DUTY);
    }
}
