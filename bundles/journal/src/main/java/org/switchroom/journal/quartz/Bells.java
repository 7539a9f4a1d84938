package org.switchroom.journal.quartz;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.service.Bell;

/** Who listens on this node. Any thread. */
final class Bells {
    private static final Logger LOG = LoggerFactory.getLogger(Bells.class);

    private final Set<Bell> all = ConcurrentHashMap.newKeySet();

    void add(Bell bell) {
        all.add(bell);
    }

    void remove(Bell bell) {
        all.remove(bell);
    }

    void ring(String name) {
        for (Bell bell : all) {
            try {
                bell.rings(name);
            } catch (RuntimeException trouble) {
                LOG.error("{} could not be begun; it is tried again when it is due next", name, trouble);
            }
        }
    }
}
