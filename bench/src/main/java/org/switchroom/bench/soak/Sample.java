package org.switchroom.bench.soak;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.switchroom.bench.Census;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;

/**
 * What is seen at one moment.
 *
 * @param heapBytes in use after a full collection
 * @param oldestSeconds age of the oldest open message
 * @param storeBytes of the embedded store's files; hardly any when a server keeps the data
 */
record Sample(long heapBytes, int threads, int descriptors, int classLoaders, double oldestSeconds, long storeBytes) {
    private static final Pattern OLDEST =
            Pattern.compile("(?m)^switchroom_messages_oldest_age_seconds(?:\\{[^}]*\\})? (\\S+)$");

    /** The age comes first: the collection holds everything up. */
    static Sample take(Distribution distribution, Api admin) {
        double oldest = oldest(admin);
        int threads = Census.threads(distribution.pid());
        int descriptors = Census.descriptors(distribution.pid());
        Census census = Census.take(distribution.pid());
        return new Sample(census.heapBytes(), threads, descriptors, census.classLoaders(), oldest, size(distribution));
    }

    private static long size(Distribution distribution) {
        try (Stream<Path> files = Files.list(distribution.home().resolve("store"))) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Age of the oldest open message now, in seconds. */
    static double oldest(Api admin) {
        String metrics = admin.get("/metrics").expect(200).raw().body();
        var found = OLDEST.matcher(metrics);
        if (!found.find()) {
            throw new IllegalStateException("/metrics has no age of the oldest open message");
        }
        double seconds = Double.parseDouble(found.group(1));
        return Double.isNaN(seconds) ? 0 : seconds;
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "heap=%.1fMB threads=%d descriptors=%d class-loaders=%d store=%.0fMB",
                heapBytes / 1e6,
                threads,
                descriptors,
                classLoaders,
                storeBytes / 1e6);
    }
}
