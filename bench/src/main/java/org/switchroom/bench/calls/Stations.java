package org.switchroom.bench.calls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.switchroom.testkit.sip.StationExchange;

/** The simulated exchange and its central stations, in a process of their own. */
final class Stations implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final int port;

    Stations() {
        try {
            // As fast as the rules allow: 0.5 s, the handshake, and a kiss-off of 750 ms at once.
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StationExchange.class.getName(),
                            "0",
                            "0",
                            "750")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = number(line(), "port");
    }

    int port() {
        return port;
    }

    /** Messages that its stations have kissed off since they were asked last. */
    int messages() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return number(line(), "messages");
    }

    double cpuSeconds() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    private String line() {
        try {
            String line = says.readLine();
            if (line == null) {
                throw new IllegalStateException("the stations ended; their words are above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String line, String name) {
        for (String word : line.split(" ")) {
            if (word.startsWith(name + "=")) {
                return Integer.parseInt(word.substring(name.length() + 1));
            }
        }
        throw new IllegalStateException("no " + name + " in '" + line + "'");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
