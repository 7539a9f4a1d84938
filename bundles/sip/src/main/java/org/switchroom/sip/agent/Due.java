package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The next moment at which something is to be done. */
public final class Due {
    private Due() {}

    @SafeVarargs
    public static Optional<Duration> earliest(Optional<Duration>... moments) {
        return Arrays.stream(moments).flatMap(Optional::stream).min(Duration::compareTo);
    }
}
