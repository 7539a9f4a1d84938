package org.switchroom.bench.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.switchroom.bench.Workbench;
import org.switchroom.itests.FreePorts;

/** Karaf as its own project ships it, with our heap; ready means that its SSH port takes connections. */
final class BareKaraf implements AutoCloseable {
    private final Path home;
    private final int sshPort;
    private Process process;

    private BareKaraf(Path home, int sshPort) {
        this.home = home;
        this.sshPort = sshPort;
    }

    static BareKaraf unpack(Path archive, Path folder) {
        try {
            Files.createDirectories(folder);
            Workbench.output(
                    List.of("tar", "-xzf", archive.toString(), "--strip-components=1", "-C", folder.toString()));
            List<Integer> ports = FreePorts.find(3);
            set(folder.resolve("etc/org.apache.karaf.shell.cfg"), "sshPort", ports.get(0));
            set(folder.resolve("etc/org.apache.karaf.management.cfg"), "rmiRegistryPort", ports.get(1));
            set(folder.resolve("etc/org.apache.karaf.management.cfg"), "rmiServerPort", ports.get(2));
            return new BareKaraf(folder, ports.get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(Path file, String key, int value) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll("(?m)^" + key + "\\s*=.*$", key + " = " + value));
    }

    /** Seconds until ready. */
    double start() {
        long begin = System.nanoTime();
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            home.resolve("bin/karaf").toString(), "server")
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("console.log").toFile());
            builder.environment().put("JAVA_MIN_MEM", "128m");
            builder.environment().put("JAVA_MAX_MEM", "512m");
            builder.environment().put("KARAF_REDIRECT", "/dev/null");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (!answers(sshPort)) {
            if (!process.isAlive() || System.nanoTime() - begin > 120e9) {
                throw new IllegalStateException("bare Karaf did not start; see " + home.resolve("console.log"));
            }
            Workbench.pause(0.05);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    long pid() {
        return process.toHandle()
                .descendants()
                .filter(child ->
                        child.info().command().filter(c -> c.endsWith("java")).isPresent())
                .findFirst()
                .orElse(process.toHandle())
                .pid();
    }

    void stop() {
        ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroy);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}
