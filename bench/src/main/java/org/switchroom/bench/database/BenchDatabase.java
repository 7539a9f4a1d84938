package org.switchroom.bench.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.switchroom.bench.Options;

/** One kind of database, started for one run. */
public interface BenchDatabase extends AutoCloseable {
    String name();

    /** What it says of itself that decides whether a figure counts. */
    String proof();

    /** False: what it acknowledges would not outlive a power cut, and every figure is void. */
    boolean isDurable();

    /** Keys of {@code etc/org.switchroom.journal.cfg} for a fresh database; empty for what is shipped. */
    Map<String, String> journalConfig();

    /** JDBC url of another fresh database, for the bare route. */
    String routeUrl();

    /** Log syncs since it started, where the server counts them. */
    OptionalLong serverSyncs();

    /** The server's process; empty when it lives inside its user's. */
    OptionalLong pid();

    @Override
    void close();

    static BenchDatabase open(String name, Path folder) {
        return switch (name) {
            case "h2" -> new H2(folder);
            case "postgresql" -> new Postgresql(folder);
            default ->
                throw new Options.Wrong("--database is h2, postgresql or both with a comma, found '" + name + "'");
        };
    }
}
