package org.switchroom.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.transport.Health;

/** The calls that alarms were told in, the latest ones, and the lines they go over; from memory. Any thread. */
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
     * @param channels calls that it carries at once
     * @param inUse calls of ours that are up or being dialled
     * @param last how its latest call ended, and when
     */
    record LineView(String name, Health health, int channels, int inUse, Optional<Last> last) {}

    /** The end of a call. */
    record Last(Instant at, Ending.How how, String detail) {}
}
