package org.switchroom.camel.dropped;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;

/** An HTTP server on bare sockets, so that it can break off wherever a test wants it to. */
final class HttpPeer implements AutoCloseable {
    /** @param headers names in lower case */
    record Request(Map<String, String> headers, byte[] body) {}

    enum Mood {
        ANSWERS,
        HOLDS,
        FALLS_SILENT,
        HANGS_UP
    }

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ToIntFunction<Request> status;
    private final int port;
    private ServerSocket server;

    // Guarded by this object's monitor.
    private Mood mood = Mood.ANSWERS;
    private int waiting;

    HttpPeer(ToIntFunction<Request> status) {
        this.status = status;
        comesBack(0);
        this.port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    /** Those that were taken: answered 2xx, or read whole and then not answered. */
    List<Request> requests() {
        return requests;
    }

    synchronized void mood(Mood now) {
        mood = now;
        notifyAll();
    }

    synchronized int waiting() {
        return waiting;
    }

    void goesDown() {
        close();
    }

    void comesBack() {
        comesBack(port);
    }

    private void comesBack(int at) {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(() -> accept(server));
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "http-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(ServerSocket here) {
        while (!here.isClosed()) {
            try {
                Socket socket = here.accept();
                open.add(socket);
                thread(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            Request request = read(socket.getInputStream());
            Mood now = await();
            if (now == Mood.FALLS_SILENT) {
                socket.getInputStream().read(); // until the other side gives up
                return;
            } else if (now == Mood.HANGS_UP) {
                return;
            }
            int code = status.applyAsInt(request);
            if (code < 300) {
                requests.add(request);
            }
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + code + " X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        } catch (IOException | InterruptedException theOtherSideLeft) {
            // as the test wants it
        } finally {
            open.remove(socket);
        }
    }

    private synchronized Mood await() throws InterruptedException {
        waiting++;
        while (mood == Mood.HOLDS) {
            wait();
        }
        waiting--;
        return mood;
    }

    private static Request read(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new Request(headers, in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("ended inside the head");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
