package org.switchroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a process holds after a full collection, as the operating system and {@code jcmd} see it.
 *
 * @param kinds how many threads there are of each name, its numbers left out
 */
public record Census(int threads, int sockets, int classLoaders, long heapBytes, Map<String, Integer> kinds) {
    /** The HTTP server's threads: as many as requests came at once, and ended slowly when idle. */
    private static final String HTTP = "qtp#-#";

    private static final Pattern NAME = Pattern.compile("(?m)^\"([^\"]*)\"");
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
                heap,
                kinds(jcmd(pid, "Thread.print")));
    }

    private static Map<String, Integer> kinds(String print) {
        Map<String, Integer> kinds = new TreeMap<>();
        NAME.matcher(print).results().forEach(name -> {
            String kind = name.group(1).replaceAll("[0-9]+", "#");
            kinds.merge(kind, 1, Integer::sum);
        });
        return kinds;
    }

    /** Threads but those of the HTTP server's pool, whose number says how many requests came at once in the last minutes. */
    public int ownThreads() {
        return threads
                - kinds.entrySet().stream()
                        .filter(kind -> kind.getKey().startsWith(HTTP))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
    }

    /** Of which names there are more now. */
    public String more(Census before) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > before.kinds.getOrDefault(kind.getKey(), 0))
                .map(kind ->
                        kind.getKey() + " " + before.kinds.getOrDefault(kind.getKey(), 0) + " -> " + kind.getValue())
                .collect(Collectors.joining(", "));
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
        return "threads=%d (%d without the HTTP server's) sockets=%d class-loaders=%d heap=%.1fMB"
                .formatted(threads, ownThreads(), sockets, classLoaders, heapBytes / 1e6);
    }
}
