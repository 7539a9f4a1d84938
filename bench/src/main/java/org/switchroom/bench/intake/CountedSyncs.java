package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.switchroom.bench.Workbench;

/** The system calls that sync a store's file, counted inside a process that knows nothing of it; see count_syncs.c. */
public final class CountedSyncs {
    private final Path library;
    private final Path count;

    private CountedSyncs(Path library, Path count) {
        this.library = library;
        this.count = count;
    }

    /** For one process; compiles the counter with the machine's C compiler. */
    public static CountedSyncs of(String name, Path folder) {
        try {
            Files.createDirectories(folder);
            Path library = folder.resolve("count_syncs.so").toAbsolutePath();
            if (!Files.exists(library)) {
                Workbench.output(List.of(
                        "cc",
                        "-shared",
                        "-fPIC",
                        "-O2",
                        "-o",
                        library.toString(),
                        "bench/src/main/c/count_syncs.c",
                        "-ldl"));
            }
            Path count = folder.resolve("syncs-" + name).toAbsolutePath();
            Files.write(count, new byte[Long.BYTES]);
            return new CountedSyncs(library, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the process is started with. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "SYNC_COUNT_FILE", count.toString());
    }

    public long sofar() {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(count))
                    .order(ByteOrder.nativeOrder())
                    .getLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
