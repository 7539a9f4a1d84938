package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** CPU samples of a recording by whose code ran, by thread, and by the method on top. */
final class Profile {
    /** The first that matches, from the top of the stack downwards, owns the sample. */
    private static final List<String> OWNERS = List.of(
            "org.h2",
            "org.postgresql",
            "com.zaxxer.hikari",
            "org.hibernate",
            "org.switchroom.journal",
            "org.switchroom.core",
            "org.switchroom.http",
            "org.switchroom.route",
            "org.switchroom.camel",
            "org.switchroom",
            "org.apache.camel",
            "org.apache.felix.http",
            "org.eclipse.jetty",
            "com.fasterxml.jackson",
            "org.apache.logging",
            "org.ops4j.pax.logging",
            "org.apache.felix",
            "org.apache.karaf",
            "io.micrometer");

    private static final String WRITER = "switchroom-journal-writer";

    private static final Set<String> WAITS = Set.of(
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.ThreadPark",
            "jdk.ThreadSleep",
            "jdk.FileForce",
            "jdk.FileWrite",
            "jdk.FileRead",
            "jdk.SocketRead",
            "jdk.SocketWrite");

    private final Map<String, Integer> owners = new TreeMap<>();
    private final Map<String, Integer> threads = new TreeMap<>();
    private final Map<String, Integer> methods = new TreeMap<>();
    private final Map<String, Long> writerWaits = new TreeMap<>();
    private int samples;
    private long collecting;

    private Profile() {}

    static Profile of(Path recording) {
        Profile profile = new Profile();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                profile.add(file.readEvent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        if (event.getEventType().getName().equals("jdk.GarbageCollection")) {
            collecting += event.getDuration("sumOfPauses").toMillis();
        }
        if (WAITS.contains(event.getEventType().getName())) {
            addWait(event);
        }
        if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        if (frames.isEmpty()) {
            return;
        }
        samples++;
        owners.merge(owner(frames), 1, Integer::sum);
        methods.merge(method(frames.get(0)), 1, Integer::sum);
        var thread = event.getThread("sampledThread");
        threads.merge(
                thread == null ? "?" : String.valueOf(thread.getJavaName()).replaceAll("[0-9a-f]*[0-9][0-9a-f]*", "#"),
                1,
                Integer::sum);
    }

    /** The one thread that writes bounds the whole: what it waits for, where that took 10 ms or more, is worth a table. */
    private void addWait(RecordedEvent event) {
        if (event.getThread() == null || !WRITER.equals(event.getThread().getJavaName())) {
            return;
        }
        String in = event.getStackTrace() == null
                ? "?"
                : event.getStackTrace().getFrames().stream()
                        .filter(frame -> !frame.getMethod().getType().getName().startsWith("j"))
                        .findFirst()
                        .map(Profile::method)
                        .orElse("?");
        writerWaits.merge(
                event.getEventType().getName() + " in " + in,
                event.getDuration().toMillis(),
                Long::sum);
    }

    private static String owner(List<RecordedFrame> frames) {
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            Optional<String> owner = OWNERS.stream().filter(type::startsWith).findFirst();
            if (owner.isPresent()) {
                return owner.get();
            }
        }
        return "the JDK itself";
    }

    private static String method(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    void print(PrintStream out) {
        print(out, "whose code", owners, 14);
        print(out, "thread", threads, 10);
        print(out, "method on top", methods, 12);
        out.println("    the writer's waits of 10 ms and more");
        writerWaits.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(8)
                .forEach(entry -> out.printf("      %6d ms  %s%n", entry.getValue(), entry.getKey()));
        out.println("    " + samples + " samples; " + collecting + " ms of pauses for garbage collection");
    }

    private void print(PrintStream out, String title, Map<String, Integer> counts, int most) {
        out.println("    " + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(most)
                .forEach(entry ->
                        out.printf("      %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }
}
