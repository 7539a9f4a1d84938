package org.switchroom.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what is to come: so long that a busy machine makes no test red. A wait ends as soon as it has
 * come: it looks at once, then ever more seldom. So patience costs only those tests that fail. Found by JUnit's launcher in
 * every module that has the testkit.
 */
public final class Patience implements LauncherSessionListener {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Duration SELDOM = Duration.ofMillis(100);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONG_ENOUGH);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval((looks, before) -> {
            Duration longer = before.isZero() ? Duration.ofMillis(1) : before.multipliedBy(2);
            return longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
        });
    }
}
