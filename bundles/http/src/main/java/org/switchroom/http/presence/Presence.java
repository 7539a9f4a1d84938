package org.switchroom.http.presence;

import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A service as it is now. Deliberate: no {@code @Reference}, because the door and the health pages have to stand, and
 * to stay as they are, while core or the journal are not there or are being replaced.
 */
public final class Presence<T> implements Supplier<Optional<T>>, AutoCloseable {
    private final ServiceTracker<T, T> tracker;

    public Presence(BundleContext bundle, Class<T> type) {
        tracker = new ServiceTracker<>(bundle, type, null);
        tracker.open();
    }

    @Override
    public Optional<T> get() {
        return Optional.ofNullable(tracker.getService());
    }

    @Override
    public void close() {
        tracker.close();
    }
}
