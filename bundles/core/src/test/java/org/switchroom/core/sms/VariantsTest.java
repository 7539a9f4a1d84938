package org.switchroom.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.switchroom.core.House.DISPATCHER;
import static org.switchroom.core.House.map;
import static org.switchroom.core.House.value;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.core.House;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.sms.SmsMessages;
import org.switchroom.testkit.transport.ScriptedTransport;
import org.switchroom.transport.TransportName;

/** The web gateway and the modem side by side. */
final class VariantsTest {
    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    private MessageId sent(String text) {
        return value(house.core
                        .sms()
                        .offer(SmsMessages.class)
                        .send(DISPATCHER, map("to", "+436641234567", "text", text), Optional.empty()))
                .value()
                .message()
                .id();
    }

    private void reaches(MessageId id, MessageState state) {
        await().until(() -> house.journal.message(id).orElseThrow().state() == state);
    }

    @Test
    @Tag("SM-003")
    @Tag("SM-120")
    void both_may_be_live_in_order_and_what_waits_goes_by_the_one_that_is_there() {
        house.switches("1400", "1");
        ScriptedTransport modem = house.transport("modem-one", "sms", "tel");
        ScriptedTransport web = house.transport("sms-web", "sms", "tel");

        reaches(sent("first"), MessageState.ACCEPTED);
        assertThat(web.calls()).hasSize(1);
        value(house.core.transports().suspend(DISPATCHER, new TransportName("sms-web")));
        value(house.core.transports().suspend(DISPATCHER, new TransportName("modem-one")));
        MessageId waiting = sent("waits");
        value(house.core.transports().resume(DISPATCHER, new TransportName("modem-one")));

        reaches(waiting, MessageState.ACCEPTED);
        assertThat(modem.calls()).hasSize(1);
        assertThat(web.calls()).hasSize(1);
    }
}
