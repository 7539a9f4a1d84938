package org.switchroom.sip.line;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.transport.Health;

/** How a line is, as its provider's last words have it; tells the log when that turns. Any thread. */
final class LineHealth {
    private static final Logger LOG = LoggerFactory.getLogger(LineHealth.class);

    private final String name;
    private final Clock clock;
    private final AtomicReference<Health> health;

    LineHealth(String name, Clock clock) {
        this.name = name;
        this.clock = clock;
        this.health = new AtomicReference<>(new Health(Health.State.DOWN, "starting", clock.instant()));
    }

    Health get() {
        return health.get();
    }

    /** One thread at a time. */
    void changed(Health.State state, String words) {
        Health before = health.get();
        if (before.state() != state || !before.detail().equals(words)) {
            boolean turned = before.state() != state;
            health.set(new Health(state, words, turned ? clock.instant() : before.since()));
            if (turned && state == Health.State.UP) {
                LOG.info("{} is ready: {}", name, words);
            } else if (turned) {
                LOG.warn("{} is {}: {}. Calls are tried over other lines", name, state, words);
            }
        }
    }
}
