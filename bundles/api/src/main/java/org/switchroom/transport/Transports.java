package org.switchroom.transport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;

/** The transports that are there now, as administrators see and handle them. Provided by core. */
@ProviderType
public interface Transports {
    /**
     * @param group the channel it belongs to; its own name when it belongs to none
     * @param underWay deliveries handed to it and not answered yet
     * @param outcomes how often each outcome came since the transport appeared: accepted, refused, unavailable,
     *     uncertain
     */
    record View(
            TransportName name,
            String group,
            Capabilities capabilities,
            Health health,
            boolean suspended,
            int underWay,
            Map<String, Long> outcomes,
            Optional<Instant> lastSuccess) {}

    List<View> list();

    Optional<View> info(TransportName name);

    /** No new delivery goes to it; those under way finish. Kept over a restart. On disk when complete. */
    CompletionStage<Answer<View>> suspend(Caller caller, TransportName name);

    CompletionStage<Answer<View>> resume(Caller caller, TransportName name);
}
