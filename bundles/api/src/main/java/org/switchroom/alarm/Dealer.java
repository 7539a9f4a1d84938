package org.switchroom.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A dealer: a tenant that has systems monitored.
 *
 * @param tenant its own; what belongs to it, it alone sees
 * @param trained the members of its team who were trained; at least one is needed before anything is activated
 * @param revision counts from 1
 */
public record Dealer(String tenant, String name, State state, List<String> trained, int revision, Instant changedAt) {
    public enum State {
        APPLIED,
        APPROVED,
        /** May activate nothing more; what is activated goes on, because an alarm must not be lost. */
        SUSPENDED
    }

    public Dealer {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        trained = List.copyOf(trained);
        Objects.requireNonNull(changedAt, "changedAt");
    }

    public boolean mayActivate() {
        return state == State.APPROVED && !trained.isEmpty();
    }
}
