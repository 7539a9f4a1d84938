package org.switchroom.bench.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.intake.CountedSyncs;
import org.switchroom.itests.FreePorts;

/** Debian's Kannel with its spool on the measured disk: bearerbox, smsbox, and its HTTP interface to a far end. */
final class Kannel implements AutoCloseable {
    private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
    private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");

    private final Process bearerbox;
    private final Process smsbox;
    private final CountedSyncs syncs;
    private final int port;

    private Kannel(Process bearerbox, Process smsbox, CountedSyncs syncs, int port) {
        this.bearerbox = bearerbox;
        this.smsbox = smsbox;
        this.syncs = syncs;
        this.port = port;
    }

    static boolean isInstalled() {
        return Files.isExecutable(BEARERBOX) && Files.isExecutable(SMSBOX);
    }

    /** @param parallel as many requests to the far end as ours may make */
    static Kannel start(Path folder, int far, int parallel) {
        List<Integer> ports = FreePorts.find(4);
        CountedSyncs syncs = CountedSyncs.of("kannel", folder);
        try {
            Files.createDirectories(folder.resolve("spool"));
            Path config = Files.writeString(folder.resolve("kannel.conf"), config(folder, ports, far, parallel));
            Process bearerbox = start(BEARERBOX, config, syncs);
            await(ports.get(1), bearerbox);
            Process smsbox = start(SMSBOX, config, syncs);
            await(ports.get(3), smsbox);
            return new Kannel(bearerbox, smsbox, syncs, ports.get(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String config(Path folder, List<Integer> ports, int far, int parallel) {
        return """
                group = core
                admin-port = %d
                admin-password = bench
                admin-allow-ip = "127.0.0.1"
                smsbox-port = %d
                box-allow-ip = "127.0.0.1"
                store-type = spool
                store-location = "%s"
                log-file = "%s"
                log-level = 3

                group = smsc
                smsc = http
                smsc-id = far
                system-type = kannel
                smsc-username = bench
                smsc-password = bench
                port = %d
                connect-allow-ip = "127.0.0.1"
                send-url = "http://127.0.0.1:%d/cgi-bin/sendsms"
                max-pending-submits = %d

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %d
                log-file = "%s"
                log-level = 3

                group = sendsms-user
                username = bench
                password = bench
                default-sender = 4366000
                """
                .formatted(
                        ports.get(0),
                        ports.get(1),
                        folder.resolve("spool").toAbsolutePath(),
                        folder.resolve("bearerbox.log").toAbsolutePath(),
                        ports.get(2),
                        far,
                        parallel,
                        ports.get(3),
                        folder.resolve("smsbox.log").toAbsolutePath());
    }

    private static Process start(Path program, Path config, CountedSyncs syncs) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-v", "4", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        config.resolveSibling(program.getFileName() + ".out").toFile()));
        builder.environment().putAll(syncs.environment());
        builder.environment().putAll(Map.of("SYNC_COUNT_SUFFIX", ""));
        return builder.start();
    }

    private static void await(int port, Process process) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "Kannel ended with " + process.exitValue() + "; see its log", notYet);
                }
                Workbench.pause(0.1);
            }
        }
        throw new IllegalStateException("Kannel does not listen on " + port);
    }

    /** Where SMS are handed in. */
    int port() {
        return port;
    }

    List<Long> pids() {
        return List.of(bearerbox.pid(), smsbox.pid());
    }

    long syncs() {
        return syncs.sofar();
    }

    @Override
    public void close() {
        pids().forEach(Workbench::thaw);
        smsbox.destroy();
        bearerbox.destroy();
    }
}
