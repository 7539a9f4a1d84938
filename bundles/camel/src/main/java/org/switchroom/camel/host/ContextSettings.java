package org.switchroom.camel.host;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;

/** How every context of ours is set up. */
final class ContextSettings {
    /** Larger bodies go to the temporary folder while they are read twice; smaller ones stay in memory. */
    private static final long SPOOLED_FROM_BYTES = 1 << 20;

    private ContextSettings() {}

    /** Before the context starts. */
    static void apply(CamelContext camel, Settings settings) {
        camel.disableJMX();
        camel.setUseMDCLogging(true);
        camel.setUseBreadcrumb(false);
        camel.setMessageHistory(false);
        camel.setAllowUseOriginalMessage(false);
        camel.setTypeConverterStatisticsEnabled(false);
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        camel.addLifecycleStrategy(new NoHttpRepeats());
        // Routes are built and checked first, and started one by one when all of the set are fine.
        camel.setAutoStartup(false);
        camel.setStreamCaching(true);
        camel.getStreamCachingStrategy().setSpoolEnabled(true);
        camel.getStreamCachingStrategy().setSpoolThreshold(SPOOLED_FROM_BYTES);
        limitDrain(camel, settings);
        // The drain has had its time when a context closes; what still holds a thread then will not let go.
        camel.getExecutorServiceManager().setShutdownAwaitTermination(1_000);
    }

    static void limitDrain(CamelContext camel, Settings settings) {
        var shutdown = camel.getShutdownStrategy();
        shutdown.setTimeUnit(TimeUnit.MILLISECONDS);
        shutdown.setTimeout(settings.drainLimit().toMillis());
        shutdown.setShutdownNowOnTimeout(true);
        shutdown.setLogInflightExchangesOnTimeout(false); // it would print headers
        shutdown.setSuppressLoggingOnTimeout(true);
    }
}
