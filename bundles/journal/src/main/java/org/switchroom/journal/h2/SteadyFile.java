package org.switchroom.journal.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file on disk that no interrupt closes, and that each thread reads and writes by itself: the scheme {@code steady:} in a
 * url of H2. A plain channel is closed under everybody when one of its readers is interrupted, by Ctrl-C in the shell or a
 * route that stops; H2's own answer to that, {@code async:}, gives each read to another thread and waits for it.
 */
public final class SteadyFile extends FilePathWrapper {
    public static final String SCHEME = "steady";

    /** Makes the scheme known to H2; as often as you like. */
    public static void register() {
        FilePath.register(new SteadyFile());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SteadyChannel(getBase().toString(), mode);
    }
}
