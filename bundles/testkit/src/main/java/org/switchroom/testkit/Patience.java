package org.switchroom.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what is to come: so long that a busy machine makes no test red. A wait ends as soon as it has
 * come, so patience costs only those tests that fail. Found by JUnit's launcher in every module that has the testkit.
 */
public final class Patience implements LauncherSessionListener {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONG_ENOUGH);
    }
}
