package org.switchroom.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a journal works, whoever configured it.
 *
 * @param node this machine's name among those that share the database
 * @param poolSize most connections at a time, the writer's among them
 * @param poolWait how long to wait for a connection before the database counts as out of reach, 250 ms or more
 * @param batchMax most entries in one transaction
 * @param queueMax entries that may wait; then {@code write} waits
 * @param auditKey file of the key that seals the audit chain; made when it is missing
 * @param auditSeal file of the sealed chain head
 */
public record JournalSettings(
        String node, int poolSize, Duration poolWait, int batchMax, int queueMax, Path auditKey, Path auditSeal) {
    public JournalSettings {
        if (node.isBlank() || node.length() > 100) {
            throw new IllegalArgumentException("node has 1 to 100 characters, found '" + node + "'");
        }
        if (poolWait.toMillis() < 250) {
            throw new IllegalArgumentException("pool.wait is 250 ms or more, found " + poolWait.toMillis());
        }
        if (poolSize < 2 || batchMax < 1 || queueMax < 1) {
            throw new IllegalArgumentException("pool.size is 2 or more, batch.max and queue.max 1 or more; found "
                    + poolSize + ", " + batchMax + ", " + queueMax);
        }
    }

    /** What holds where nothing is configured, with the audit files in one folder. */
    public static JournalSettings inFolder(String node, Path folder) {
        return new JournalSettings(
                node, 10, Duration.ofSeconds(10), 512, 10_000, folder.resolve("audit.key"), folder.resolve("heads"));
    }
}
