package org.switchroom.core.routing;

import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.party.Party;

/**
 * Routing as it stands when it is asked: by the rules in force, to the transports that are there. Any thread.
 *
 * @param rules those in force
 * @param schemes what a channel delivers to; empty when no transport serves it
 * @param ways who would be tried on a way
 */
public record RoutingNow(Router router, Supplier<RuleSet> rules, Function<String, Set<String>> schemes, WaysNow ways) {
    public Situation situation(Job job, JobField role, Party party, Occasion occasion, Instant at) {
        return new Situation(job, role, party, occasion, at, schemes);
    }
}
