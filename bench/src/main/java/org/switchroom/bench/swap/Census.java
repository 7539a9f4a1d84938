package org.switchroom.bench.swap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.bench.Workbench;

/** What a process holds after a full collection, as the operating system and {@code jcmd} see it. */
record Census(int threads, int sockets, int classLoaders, long heapBytes) {
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern LOADERS = Pattern.compile("Total = (\\d+)");
    private static final Pattern BYTES = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    static Census take(long pid) {
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run_finalization");
        long heap = number(BYTES, jcmd(pid, "GC.class_histogram"));
        return new Census(
                (int) number(THREADS, read(Path.of("/proc/" + pid + "/status"))),
                sockets(pid),
                (int) number(LOADERS, jcmd(pid, "VM.classloader_stats")),
                heap);
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

    String text() {
        return "threads=%d sockets=%d class-loaders=%d heap=%.1fMB"
                .formatted(threads, sockets, classLoaders, heapBytes / 1e6);
    }
}
