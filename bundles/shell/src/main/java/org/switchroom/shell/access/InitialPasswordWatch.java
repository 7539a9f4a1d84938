package org.switchroom.shell.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes {@code etc/initial-password} as soon as its password no longer opens the door, however it was changed: by
 * our command, by Karaf's, or in the file.
 */
final class InitialPasswordWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InitialPasswordWatch.class);
    private static final long SECONDS_BETWEEN_LOOKS = 2;

    /** The first look hashes slowly; a start has better things to do. */
    private static final long SECONDS_BEFORE_FIRST_LOOK = 20;

    private final Path users;
    private final InitialPassword initial;
    private final ScheduledExecutorService clock;

    /** Of the clock's thread. When the file was last compared, so that the slow hash runs only after a change. */
    private FileTime compared = FileTime.fromMillis(0);

    InitialPasswordWatch(Path etc) {
        users = etc.resolve("users.properties");
        initial = new InitialPassword(etc);
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "switchroom-initial-password");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        if (initial.exists()) {
            clock.scheduleWithFixedDelay(
                    this::look, SECONDS_BEFORE_FIRST_LOOK, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
        }
    }

    /** One look. */
    void look() {
        try {
            Optional<String> password = initial.read();
            if (password.isEmpty()) {
                clock.shutdown();
                return;
            }
            FileTime changed = Files.getLastModifiedTime(users);
            if (changed.equals(compared)) {
                return;
            }
            if (!stillOpens(password.get())) {
                initial.remove();
                LOG.info("The initial password is no longer used; removed etc/initial-password");
            }
            compared = changed;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Cannot tell whether etc/initial-password is still needed; remove it yourself once the password is changed",
                    e);
        }
    }

    /** A password that stands there in clear is about to be hashed by Karaf: the next look tells. */
    private boolean stillOpens(String password) {
        RealmFile realm = new RealmFile(users);
        String administrator = FirstStart.ADMINISTRATOR;
        return realm.hash(administrator).map(hash -> hash.matches(password)).orElseGet(() -> realm.entry(administrator)
                .map(entry -> entry.split(",", 2)[0].equals(password))
                .orElse(false));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
