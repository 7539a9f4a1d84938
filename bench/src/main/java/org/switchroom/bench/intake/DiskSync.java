package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk can do: 4 KiB behind the last, then fdatasync, one after the other. */
final class DiskSync {
    private DiskSync() {}

    static double perSecond(Path folder, double seconds) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("sync");
            long count = 0;
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                ByteBuffer block = ByteBuffer.allocateDirect(4096);
                while (System.nanoTime() < end) {
                    block.clear();
                    channel.write(block);
                    channel.force(false);
                    count++;
                }
            }
            double rate = count / ((System.nanoTime() - begin) / 1e9);
            Files.delete(file);
            return rate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
