package org.switchroom.core.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.service.ServiceWork;

/** The kinds of service jobs that are there: one is built in, others come and go with their bundles. */
public final class Kinds {
    /** The built-in one, which a job has when nobody named another. */
    public static final String SMS = "sms-service";

    /** At a start what was missed rings at once, and bundles come one after the other. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Logger LOG = LoggerFactory.getLogger(Kinds.class);

    record Kind(String id, String words, ServiceWork work) {}

    /** In the order in which they came; guarded by this object. */
    private final List<Kind> there = new ArrayList<>();

    public Kinds(ServiceWork builtIn) {
        there.add(new Kind(builtIn.kind(), builtIn.words(), builtIn));
    }

    /** The id that somebody wrote; {@code SMS_SERVICE} is how the built-in one was stored at first. */
    static String id(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public synchronized void add(ServiceWork work) {
        String id = String.valueOf(work.kind());
        if (!ID.matcher(id).matches()) {
            LOG.error(
                    "The kind of service job that {} brings has the id '{}' and is not used; an id is 1 to 40 lower"
                            + " case letters, digits and -, a letter first",
                    work.getClass().getName(),
                    id);
            return;
        }
        find(id).ifPresentOrElse(
                        first -> LOG.warn(
                                "Service jobs of kind {} are done by {}; {} brings this kind, too, and waits until that"
                                        + " one goes",
                                id,
                                first.work().getClass().getName(),
                                work.getClass().getName()),
                        () -> LOG.info("Service jobs of kind {} can be made and run", id));
        there.add(new Kind(id, String.valueOf(work.words()), work));
        notifyAll();
    }

    public synchronized void remove(ServiceWork work) {
        for (Kind kind : List.copyOf(there)) {
            if (kind.work() == work) {
                there.remove(kind);
                LOG.info("A bundle that did service jobs of kind {} is gone; the jobs stay", kind.id());
            }
        }
    }

    synchronized Optional<Kind> find(String id) {
        return there.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Waits a little for one that is away. */
    synchronized void await(String id) {
        long end = System.nanoTime() + GRACE.toNanos();
        try {
            for (long left = GRACE.toNanos(); left > 0 && find(id).isEmpty(); left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The ids, with commas. */
    synchronized String known() {
        return String.join(
                ", ", there.stream().map(Kind::id).distinct().sorted().toList());
    }
}
