package org.switchroom.trace;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.access.Caller;

/** The live feed of timeline entries, each after it is on disk. Provided by core. */
@ProviderType
public interface Events {
    /**
     * Calls the listener, on core's threads and never two at a time, with the entries of the caller's tenants. The
     * listener must not block.
     *
     * @param after also everything stored after this entry id, first; at most the latest 1,000 of them
     */
    Subscription subscribe(Caller caller, OptionalLong after, Consumer<List<TimelineEntry>> listener);

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
