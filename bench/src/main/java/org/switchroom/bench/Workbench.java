package org.switchroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one run, removed at its end unless it is to be kept; and the small things of the operating system. */
public final class Workbench implements AutoCloseable {
    private final Path folder;
    private final boolean keep;

    private Workbench(Path folder, boolean keep) {
        this.folder = folder;
        this.keep = keep;
    }

    /** Below bench/target, so on the disk that is measured, not in a memory file system. */
    public static Workbench open(Options options) {
        try {
            Path parent = Files.createDirectories(options.path("folder", Path.of("bench/target/work")));
            return new Workbench(Files.createTempDirectory(parent.toAbsolutePath(), "run"), options.has("keep"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder(String name) {
        return folder.resolve(name);
    }

    /** The distribution's archive that was built last. */
    public static Path archive(Options options) {
        if (options.has("archive")) {
            return options.path("archive", Path.of(""));
        }
        try (Stream<Path> files = Files.list(Path.of("karaf-assembly/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("switchroom-.*\\.tar\\.gz"))
                    .max((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow(() -> new Options.Wrong("no archive in karaf-assembly/target; build it first"));
        } catch (IOException e) {
            throw new Options.Wrong("karaf-assembly/target can not be read: " + e.getMessage());
        }
    }

    /** What the program printed. */
    public static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops the process where it stands, so that it takes no CPU from the one that is measured. */
    public static void freeze(long pid) {
        output(List.of("kill", "-STOP", Long.toString(pid)));
    }

    public static void thaw(long pid) {
        output(List.of("kill", "-CONT", Long.toString(pid)));
    }

    public static void pause(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the machine is, for the head of a report: nobody can judge a figure without it. */
    public static String machine() {
        String load;
        try {
            load = Files.readString(Path.of("/proc/loadavg")).replaceFirst("(?s) .*", "");
        } catch (IOException e) {
            load = "unknown";
        }
        return "%d CPUs, Java %s, load average %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        load);
    }

    @Override
    public void close() {
        if (keep) {
            System.out.println("kept: " + folder);
            return;
        }
        try {
            remove(folder);
        } catch (IOException e) {
            System.err.println("could not remove " + folder + ": " + e);
        }
    }

    public static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, IOException e) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
