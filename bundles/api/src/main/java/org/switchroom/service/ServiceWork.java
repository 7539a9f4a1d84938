package org.switchroom.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of service job: what its jobs do when it is time. Registered as a service by whoever can do it; from then on
 * jobs of this kind can be made and run. Jobs outlive it: while no such service is there they are kept, and a run of
 * one counts as a run with an error. Of two with the same {@link #kind}, the one that came first works.
 */
@ConsumerType
public interface ServiceWork {
    /** A run that is not over by then is taken for one that died with its machine, and the next one may begin. */
    Duration LONGEST = Duration.ofMinutes(10);

    /**
     * Its id, as jobs name it and the store keeps it: 1 to 40 lower case letters, digits and {@code -}, a letter first,
     * such as {@code report}. Asked once, when the service comes; another id later has no effect.
     */
    String kind();

    /** What people read instead of the id, such as {@code Report}. Asked once. */
    String words();

    /**
     * Does the work of one run: by the clock, or because a person asked for it. Called on a thread of core's that may
     * block; of runs of one job only one is under way at a time, in all machines that share a database, but runs of
     * different jobs of this kind may be. It ends by returning, within {@link #LONGEST}; nobody interrupts it. Whoever
     * goes while it runs returns soon, and says so as an error.
     *
     * @param job as it is at this moment. What its kind needs to know beside these fields is the kind's own
     *     configuration, by {@link ServiceJob#id} when it differs from job to job. A run keeps to the job's tenants
     * @return how it went; it is counted, logged and, with an error, told by mail. An exception is a defect: it counts
     *     as an error, goes to the log with its stack trace, and the job runs again when it is due next
     */
    Done run(ServiceJob job);

    /**
     * How a run went.
     *
     * @param did what it did, in one line for people, with its counts, such as {@code 3 reports sent}; it stands in the
     *     log and in the answer to who asked for the run
     * @param error what went wrong and what to do; empty when nothing did. What is the same each time is told by mail
     *     once in a while
     */
    record Done(String did, Optional<String> error) {
        public Done {
            Objects.requireNonNull(did, "did");
            Objects.requireNonNull(error, "error");
        }

        /** It did what it had to. */
        public static Done well(String did) {
            return new Done(did, Optional.empty());
        }

        /** It did nothing, because of this. */
        public static Done failed(String error) {
            return new Done("nothing", Optional.of(error));
        }
    }
}
