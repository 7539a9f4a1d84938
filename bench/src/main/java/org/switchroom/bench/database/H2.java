package org.switchroom.bench.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** H2 in a file, in the process of whoever uses it: ours as shipped, the route's beside it. */
final class H2 implements BenchDatabase {
    private final Path folder;
    private int databases;

    H2(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public String proof() {
        return "in each process; syncs are counted there (calls of fsync and fdatasync on *.mv.db)";
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public Map<String, String> journalConfig() {
        return Map.of();
    }

    @Override
    public String routeUrl() {
        return "jdbc:h2:file:" + folder.resolve("route" + ++databases).toAbsolutePath();
    }

    @Override
    public OptionalLong serverSyncs() {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        // lives and dies with the processes that use it
    }
}
