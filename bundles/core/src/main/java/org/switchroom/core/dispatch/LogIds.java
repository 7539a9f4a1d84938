package org.switchroom.core.dispatch;

import org.slf4j.MDC;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.transport.DeliveryId;

/** Puts the ids of a delivery on every line that its thread logs meanwhile; etc/log.json writes them as fields. */
final class LogIds implements AutoCloseable {
    private LogIds() {}

    static LogIds of(StoredMessage message, DeliveryId delivery) {
        message.envelope().job().ifPresent(job -> MDC.put("job", job.toString()));
        MDC.put("message", message.id().toString());
        MDC.put("delivery", delivery.toString());
        return new LogIds();
    }

    @Override
    public void close() {
        MDC.remove("job");
        MDC.remove("message");
        MDC.remove("delivery");
    }
}
