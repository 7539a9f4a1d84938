package org.switchroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process holds after a full collection, as the operating system and {@code jcmd} see it. */
public record Census(int threads, int sockets, int classLoaders, long heapBytes) {
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    /** All but those that the JVM makes and drops by itself, one for each method that is called by reflection often. */
    private static final Pattern LOADER =
            Pattern.compile("(?m)^0x\\S+(?!.*jdk\\.internal\\.reflect\\.DelegatingClassLoader)");

    private static final Pattern BYTES = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    public static Census take(long pid) {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run_finalization");
        long heap = number(BYTES, jcmd(pid, "GC.class_histogram"));
        return new Census(
                threads(pid),
                sockets(pid),
                (int) LOADER.matcher(jcmd(pid, "VM.classloader_stats"))
                        .results()
                        .count(),
                heap);
    }

    /** Cheap, unlike {@link #take}: no collection. */
    public static int threads(long pid) {
        return (int) number(THREADS, read(Path.of("/proc/" + pid + "/status")));
    }

    /** Files, sockets and all else that the process holds open. */
    public static int descriptors(long pid) {
        return Path.of("/proc/" + pid + "/fd").toFile().list().length;
    }

    private static String jcmd(long pid, String command) {
        return Workbench.output(List.of("jcmd", Long.toString(pid), command));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text.substring(0, Math.min(400, text.length())));
        }
        return Long.parseLong(found.group(1));
    }

    private static int sockets(long pid) {
        int sockets = 0;
        try (var files = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : files) {
                sockets += isSocket(file) ? 1 : 0;
            }
            return sockets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    public String text() {
        return "threads=%d sockets=%d class-loaders=%d heap=%.1fMB"
                .formatted(threads, sockets, classLoaders, heapBytes / 1e6);
    }
}
