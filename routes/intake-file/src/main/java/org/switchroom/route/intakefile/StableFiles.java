package org.switchroom.route.intakefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file through when it is one to take and nobody writes to it any more: its size and time have been the same for
 * the stable time, as seen here. Looks at both, because copying programs set the time back while they still write.
 */
final class StableFiles implements GenericFileFilter<Object> {
    private record Seen(long size, long changedAt, Instant since) {}

    private static final int FORGOTTEN_AT = 10_000;

    private final Folders folders;
    private final Duration stableTime;
    private final Clock clock;

    /** Of the thread that polls. */
    private final Map<String, Seen> seen = new HashMap<>();

    StableFiles(Folders folders, Duration stableTime, Clock clock) {
        this.folders = folders;
        this.stableTime = stableTime;
        this.clock = clock;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        return !file.isDirectory()
                && folders.wants(file.getFileNameOnly())
                && isStable(file.getFileNameOnly(), file.getFileLength(), file.getLastModified());
    }

    boolean isStable(String name, long size, long changedAt) {
        Instant now = clock.instant();
        Seen before = seen.get(name);
        if (before == null || before.size() != size || before.changedAt() != changedAt) {
            if (seen.size() >= FORGOTTEN_AT) {
                seen.clear();
            }
            before = new Seen(size, changedAt, now);
            seen.put(name, before);
        }
        boolean stable = !now.isBefore(before.since().plus(stableTime));
        if (stable) {
            seen.remove(name);
        }
        return stable;
    }
}
