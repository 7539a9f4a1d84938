package org.switchroom.bench.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Distribution;

/** A mail server that takes everything and counts how often each message came (RFC 5321, the part that is needed). */
public final class CountingSmtp implements Peer {
    private static final Pattern MESSAGE = Pattern.compile("X-Switchroom-Message: *(\\S+)", Pattern.CASE_INSENSITIVE);

    private final ServerSocket server;
    private final Map<String, Integer> arrivals = new ConcurrentHashMap<>();
    private final List<Arrival> order = Collections.synchronizedList(new ArrayList<>());
    private final double slowness;

    CountingSmtp() {
        this(0);
    }

    /** @param slowness seconds that each mail is thought about, after it has arrived and before that is said */
    public CountingSmtp(double slowness) {
        this.slowness = slowness;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept, "smtp");
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public String via() {
        return "mail";
    }

    @Override
    public String transport() {
        return "mail-bench";
    }

    @Override
    public void serves(Distribution distribution, int parallel) {
        distribution.configure(
                "org.switchroom.transport.mail-bench",
                Map.of(
                        "transport.name",
                        transport(),
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(port()),
                        "security",
                        "none",
                        "parallel",
                        Integer.toString(parallel),
                        "from",
                        "control-room@bench.example"));
    }

    @Override
    public Map<String, String> party(String name) {
        return Map.of("messageVia", "EMAIL", "email", name.replace(' ', '.') + "@bench.example");
    }

    /** How often each message arrived, by message id. */
    @Override
    public Map<String, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    @Override
    public int messages() {
        return arrivals.size();
    }

    @Override
    public List<Arrival> order() {
        synchronized (order) {
            return List.copyOf(order);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                thread(() -> converse(socket), "smtp-session");
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1)) {
            say(out, "220 bench");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    if (!take(in)) {
                        return;
                    }
                    if (slowness > 0) {
                        Workbench.pause(slowness);
                    }
                    say(out, "250 taken");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 bench");
                }
            }
        } catch (IOException theOtherSideWasKilled) {
            // that is what this is about; what arrived whole is counted
        }
    }

    /** Counts the mail at its final dot, so also when nobody hears the answer; false when it broke off before. */
    private boolean take(BufferedReader in) throws IOException {
        String message = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                order.add(new Arrival(message, System.nanoTime()));
                arrivals.merge(message, 1, Integer::sum);
                return true;
            }
            var matcher = MESSAGE.matcher(line);
            if (message.isEmpty() && matcher.lookingAt()) {
                message = matcher.group(1);
            }
        }
        return false;
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
