package org.switchroom.bench.intake;

import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.load.HttpLoad;

/** Counts the syncs in a window: by the server where it can, else in the process itself. */
final class SyncCount implements HttpLoad.Window {
    private final BenchDatabase database;
    private final CountedSyncs process;
    private final CpuTimes cpu;
    private long before;
    private long after;
    private long begin;
    private long end;

    SyncCount(BenchDatabase database, CountedSyncs process, CpuTimes cpu) {
        this.database = database;
        this.process = process;
        this.cpu = cpu;
    }

    private long sofar() {
        return database.serverSyncs().orElseGet(process::sofar);
    }

    @Override
    public void begins() {
        before = sofar();
        cpu.begins();
        begin = System.nanoTime();
    }

    @Override
    public void ends() {
        end = System.nanoTime();
        cpu.ends();
        after = sofar();
    }

    double perSecond() {
        return (after - before) / ((end - begin) / 1e9);
    }
}
