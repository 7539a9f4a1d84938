package org.switchroom.camel.host;

import java.time.Duration;
import java.util.Set;

/**
 * @param drainLimit how long a set that stops may finish what is under way
 * @param retryInterval after which a set that failed to start is tried again, even when no part has come
 * @param sharedComponents components whose routes wait for a service that all contexts share
 */
record Settings(Duration drainLimit, Duration retryInterval, Set<String> sharedComponents) {
    /** Beyond the drain, for the life-cycle thread to come round to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    Settings {
        sharedComponents = Set.copyOf(sharedComponents);
    }

    /** How long a bundle that stops waits for us. A bound, because both may hold a lock that the other needs. */
    Duration longestWait() {
        return drainLimit.plus(PATIENCE);
    }
}
