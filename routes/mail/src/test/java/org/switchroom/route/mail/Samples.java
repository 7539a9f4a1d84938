package org.switchroom.route.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.Message;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.DeliveryId;

/** Deliveries and contents for tests. */
public final class Samples {
    public static final Address TO = new Address("mailto", "ops@example.org");

    private Samples() {}

    public static Delivery delivery(long id, Content content, Priority priority, Address to, Duration left) {
        Instant now = Instant.now();
        Message message = new Message(new MessageId(id), "acme", content, priority, now, now.plus(Duration.ofHours(1)));
        return new Delivery(new DeliveryId(id + 1000), message, to, 1, now.plus(left));
    }

    public static Delivery delivery(long id, Content content) {
        return delivery(id, content, Priority.ROUTINE, TO, Duration.ofSeconds(30));
    }

    public static Content.Text text(String body) {
        return new Content.Text("Subject", body);
    }

    public static Content.Job job(boolean update) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", "ALARM_RESPONSE");
        fields.put("number", "2026-17");
        fields.put("priority", "URGENT");
        fields.put("siteCode", "KL-0815");
        fields.put("serviceCode", "FIRE");
        fields.put("alarmStatus", "fire in the boiler room");
        fields.put("dueAt", "2026-11-21T14:05:00Z");
        fields.put("notes", "Key at the gate.\nBeware of the dog & cat.");
        return new Content.Job("2026-17", update, fields);
    }
}
