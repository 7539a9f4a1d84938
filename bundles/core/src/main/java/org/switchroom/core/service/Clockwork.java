package org.switchroom.core.service;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.service.ServiceJob;
import org.switchroom.service.Timetable;
import org.switchroom.service.Timing;

/** Has the active jobs in the timetable, and no others, while there is one. */
public final class Clockwork {
    private static final Logger LOG = LoggerFactory.getLogger(Clockwork.class);
    /** Before our ids in the timetable, which is shared with others. */
    private static final String PREFIX = "service-job.";

    private final JobBook book;
    private final ZoneId zone;
    private final Executor executor;
    private volatile Optional<Timetable> timetable = Optional.empty();
    /** Entered by this node; guarded by this object. */
    private final Set<String> entered = new HashSet<>();

    Clockwork(JobBook book, ZoneId zone, Executor executor) {
        this.book = book;
        this.zone = zone;
        this.executor = executor;
    }

    /** The job that a name of the timetable means; empty when it is another's. */
    public static Optional<String> job(String name) {
        return name.startsWith(PREFIX) ? Optional.of(name.substring(PREFIX.length())) : Optional.empty();
    }

    /**
     * Returns at once: nobody's start waits for the timetable.
     *
     * @param now empty when it goes
     */
    public void timetable(Optional<Timetable> now) {
        timetable = now;
        if (now.isPresent()) {
            executor.execute(this::set);
        }
    }

    Optional<String> wrong(Timing timing) {
        return timetable.flatMap(there -> there.wrong(timing));
    }

    Optional<Instant> next(ServiceJob job) {
        try {
            return job.active() ? timetable.flatMap(there -> there.next(PREFIX + job.id())) : Optional.empty();
        } catch (RuntimeException unreadable) {
            LOG.debug("When job {} is due can not be read", job.id(), unreadable);
            return Optional.empty();
        }
    }

    /** Brings the timetable in line with the jobs. Blocks on the database. */
    synchronized void set() {
        timetable.ifPresent(there -> {
            try {
                set(there);
            } catch (RuntimeException trouble) {
                LOG.error("Service jobs could not be entered into the timetable and may not run by the clock", trouble);
            }
        });
    }

    private void set(Timetable there) {
        Set<String> gone = new HashSet<>(entered);
        for (ServiceJob job : book.read()) {
            Optional<Timing> timing = ScheduleText.read(job.schedule(), zone);
            if (job.active() && timing.isPresent()) {
                there.enter(PREFIX + job.id(), timing.get(), job.high());
                entered.add(job.id());
                gone.remove(job.id());
            } else {
                gone.add(job.id());
            }
        }
        for (String id : gone) {
            there.strike(PREFIX + id);
            entered.remove(id);
        }
    }
}
