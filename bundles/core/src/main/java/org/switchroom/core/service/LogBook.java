package org.switchroom.core.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.service.LogLine;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;

/** Makes the lines of service jobs' logs: which machine and which version, said once. */
public final class LogBook {
    private static final String APPLICATION = "Switchroom";

    private final Journal journal;
    private final String version;
    private final String computer;

    public LogBook(Journal journal, String version) {
        this.journal = journal;
        this.version = version;
        this.computer = computer();
    }

    private static String computer() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /** @param tenant whose affair it is; empty when it is the house's */
    public Row row(String job, Optional<String> tenant, LogLine.Event event, String actor, String message, Instant at) {
        return new Row.ServiceLog(
                new LogLine(journal.nextId(), job, tenant, event, at, computer, actor, APPLICATION, version, message));
    }
}
