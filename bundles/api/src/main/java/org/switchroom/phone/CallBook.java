package org.switchroom.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.transport.Health;

/**
 * The calls that alarms were told in, the latest ones, and the lines they go over; from memory. Any thread. Calls are
 * those of all tenants: whoever shows them to people shows {@link StationCall#asSeenBy}.
 */
@ProviderType
public interface CallBook {
    /** Newest first. */
    List<StationCall> calls();

    /** By its number, which counts from 1 since the start. */
    Optional<StationCall> call(long number);

    /** In the order in which they are tried. */
    List<LineView> lines();

    /**
     * A line as it is now.
     *
     * @param kind how it is made, such as {@code sip}
     * @param trunk what it dials over
     * @param health whether it is registered or answers; its words say why it is out
     * @param channels calls that it carries at once
     * @param inUse calls of ours that are up or being dialled
     * @param lastSuccess when a station last kissed an event off over it
     * @param last how its latest call ended, and when
     */
    record LineView(
            String name,
            String kind,
            String trunk,
            Health health,
            int channels,
            int inUse,
            Optional<Instant> lastSuccess,
            Optional<Last> last) {
        /** Calls that it would take now. */
        public int free() {
            return Math.max(0, channels - inUse);
        }
    }

    /** The end of a call. */
    record Last(Instant at, Ending.How how, String detail) {}
}
