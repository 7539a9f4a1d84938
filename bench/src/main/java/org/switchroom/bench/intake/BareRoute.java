package org.switchroom.bench.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.switchroom.bench.route.RouteMain;
import org.switchroom.itests.FreePorts;

/** The bare Camel route in its process, with the heap and the collector that ours has. */
final class BareRoute implements Contender {
    private final Process process;
    private final int port;
    private final List<String> bodies;

    BareRoute(String jdbcUrl, int threads, int pool, List<String> bodies, CountedSyncs syncs) {
        this.bodies = bodies;
        this.port = FreePorts.find(1).get(0);
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Xms128m",
                            "-Xmx512m",
                            "-XX:+UseG1GC",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RouteMain.class.getName(),
                            Integer.toString(port),
                            jdbcUrl,
                            Integer.toString(threads),
                            Integer.toString(pool))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().putAll(syncs.environment());
            process = builder.start();
            String line = process.inputReader().readLine();
            if (!"route ready".equals(line)) {
                throw new IllegalStateException("the bare route did not start: " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "route";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public String headers() {
        return "";
    }

    @Override
    public List<String> bodies() {
        return bodies;
    }

    @Override
    public Consumer<String> created() {
        return body -> {};
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
