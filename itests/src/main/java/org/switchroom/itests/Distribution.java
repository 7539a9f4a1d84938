package org.switchroom.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One unpacked distribution in a folder of its own, on free ports, as a process that can be stopped and killed. */
public final class Distribution implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(150);

    private final Path home;
    private final int httpPort;
    private final int sshPort;
    private final Map<String, String> environment = new TreeMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Process process;

    private Distribution(Path home, int httpPort, int sshPort) {
        this.home = home;
        this.httpPort = httpPort;
        this.sshPort = sshPort;
    }

    /** Unpacks the archive below the folder and sets free ports; starts nothing. */
    public static Distribution unpack(Path archive, Path folder) {
        try {
            Files.createDirectories(folder);
            run(List.of(
                    "tar",
                    "-xzf",
                    archive.toAbsolutePath().toString(),
                    "--strip-components=1",
                    "-C",
                    folder.toString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        List<Integer> ports = FreePorts.find(2);
        Distribution distribution = of(folder, ports.get(0), ports.get(1));
        distribution.configure("org.apache.felix.http", Map.of("org.osgi.service.http.port", "" + ports.get(0)));
        distribution.configure("org.apache.karaf.shell", Map.of("sshPort", "" + ports.get(1)));
        return distribution;
    }

    /** One that is or will be in this folder, and is told by others to use these ports. */
    public static Distribution of(Path folder, int httpPort, int sshPort) {
        return new Distribution(folder, httpPort, sshPort);
    }

    private static void run(List<String> command) throws IOException {
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (run.waitFor() != 0) {
                throw new IOException(command + " failed: " + said);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    /** Sets keys in {@code etc/<pid>.cfg}; what is there otherwise stays. */
    public Distribution configure(String pid, Map<String, String> keys) {
        Path file = home.resolve("etc").resolve(pid + ".cfg");
        try {
            List<String> lines = Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
            lines.removeIf(line -> keys.keySet().stream()
                    .anyMatch(key -> line.matches("\\s*" + java.util.regex.Pattern.quote(key) + "\\s*=.*")));
            keys.forEach((key, value) -> lines.add(key + " = " + value));
            Files.write(file, lines);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return this;
    }

    /** An environment variable of the process, from the next start on. */
    public Distribution environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Path home() {
        return home;
    }

    public int sshPort() {
        return sshPort;
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort + path);
    }

    /** Starts it and waits until it says that it is ready. */
    public Distribution start() {
        launch();
        try {
            awaitReady();
        } catch (RuntimeException notReady) {
            kill(); // or it would go on beside the next test
            throw notReady;
        }
        return this;
    }

    /** Starts the process and does not wait. */
    public void launch() {
        launch("bin/switchroom", "run");
    }

    /** Starts the process by another script of its folder. */
    public void launch(String script, String word) {
        try {
            ProcessBuilder builder = new ProcessBuilder(home.resolve(script).toString(), word)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("console.log").toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("KARAF_REDIRECT", "/dev/null");
            process = builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void awaitReady() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        String last = "nothing was heard";
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the process ended with " + process.exitValue() + ": " + tail());
            }
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(url("/health/ready"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                last = answer.statusCode() + " " + answer.body();
                process.waitFor(100, TimeUnit.MILLISECONDS);
            } catch (IOException notYet) {
                last = notYet.toString();
                pause();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
        throw new IllegalStateException("not ready after " + START_LIMIT + ": " + last + "\n" + tail());
    }

    private void pause() {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private String tail() {
        List<String> lines = log();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** The log so far, line by line. */
    public List<String> log() {
        Path log = home.resolve("data/log/karaf.log");
        try {
            return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public long pid() {
        return jvm().pid();
    }

    /** The Java process: the script's child, or the script itself when it has become it. */
    private ProcessHandle jvm() {
        return process.toHandle()
                .descendants()
                .filter(child ->
                        child.info().command().filter(c -> c.endsWith("java")).isPresent())
                .findFirst()
                .orElse(process.toHandle());
    }

    /** As a power cut ends it, but for what the kernel holds. */
    public void kill() {
        jvm().destroyForcibly();
        process.destroyForcibly();
        await();
    }

    /** As an administrator stops it. */
    public void stop() {
        jvm().destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The password of the administrator that the first start made. */
    public String initialPassword() {
        try {
            return Files.readAllLines(home.resolve("etc/initial-password")).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What {@code bin/switchroom} said, both streams together, and its exit status. */
    public record Said(int status, String text) {}

    /** Runs {@code bin/switchroom} as a person does, with these lines typed in. */
    public Said script(String typed, String... words) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/switchroom").toString()));
        command.addAll(List.of(words));
        return said(command, typed, environment);
    }

    /** Runs a command to its end. */
    public static Said said(List<String> command, String typed, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process run = builder.start();
            try (var in = run.getOutputStream()) {
                in.write(typed.getBytes(StandardCharsets.UTF_8));
            } catch (IOException wantsNothing) {
                // it ended without reading
            }
            String text = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(run.waitFor(), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** A client as the administrator. */
    public Api admin() {
        return Api.basic(this, "admin", initialPassword());
    }

    public void append(String file, String text) {
        try {
            Files.writeString(home.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
