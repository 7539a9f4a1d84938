package org.switchroom.bench.latency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.bench.Workbench;
import org.switchroom.itests.Distribution;

/** A mail server that notes when each job's mail began, and that is as slow or as deaf to some addresses as it is told. */
final class StampedSmtp implements Stamps {
    private static final Pattern NUMBER = Pattern.compile("\\bL\\d{10}\\b");

    private final ServerSocket server;
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private volatile double slowness;
    private volatile double deafness;

    StampedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private int port() {
        return server.getLocalPort();
    }

    @Override
    public void serves(Distribution distribution, String name) {
        distribution.configure(
                "org.switchroom.transport." + name,
                Map.of(
                        "transport.name", name,
                        "host", "127.0.0.1",
                        "port", Integer.toString(port()),
                        "security", "none",
                        "parallel", "8",
                        "from", "control-room@bench.example"));
    }

    @Override
    public Map<String, String> address(String name) {
        return Map.of("email", name + "@bench.example");
    }

    @Override
    public void slowness(double seconds) {
        slowness = seconds;
    }

    /** They are refused for now after that. */
    @Override
    public void deafness(double seconds) {
        deafness = seconds;
    }

    @Override
    public Map<String, Long> begun() {
        return begun;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                thread(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1)) {
            say(out, "220 bench");
            long began = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("MAIL")) {
                    began = System.nanoTime();
                    Workbench.pause(slowness);
                    say(out, "250 yes");
                } else if (verb.startsWith("RCPT") && line.contains("<dead") && deafness > 0) {
                    Workbench.pause(deafness);
                    say(out, "451 not now");
                } else if (verb.startsWith("DATA")) {
                    say(out, "354 go on");
                    take(in, began);
                    say(out, "250 taken");
                } else if (verb.startsWith("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 bench");
                }
            }
        } catch (IOException theOtherSideLeft) {
            // what was noted is noted
        }
    }

    private void take(BufferedReader in, long began) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            Matcher number = NUMBER.matcher(line);
            if (number.find()) {
                begun.putIfAbsent(number.group(), began);
            }
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
