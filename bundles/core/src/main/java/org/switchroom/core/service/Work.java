package org.switchroom.core.service;

import java.util.Optional;
import org.switchroom.service.ServiceJob;

/** What a kind of service job does when it runs. */
public interface Work {
    /**
     * @param released messages that had waited for a run
     * @param woken messages that waited although their time had come
     * @param error what went wrong; empty when nothing did
     */
    record Done(int released, int woken, Optional<String> error) {}

    /** Blocks; one run of a job at a time. */
    Done run(ServiceJob job);
}
