package org.switchroom.route.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/** TLS from the first byte before a server that speaks clear text. */
final class TlsFront implements AutoCloseable {
    private final ServerSocket socket;
    private final int behind;

    private TlsFront(ServerSocket socket, int behind) {
        this.socket = socket;
        this.behind = behind;
    }

    static TlsFront before(int port, SSLContext tls) throws IOException {
        TlsFront front = new TlsFront(
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        background(() -> {
            while (true) {
                Socket client = front.socket.accept();
                background(() -> front.serve(client));
            }
        });
        return front;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            background(() -> {
                client.getInputStream().transferTo(server.getOutputStream());
                server.shutdownOutput();
            });
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException over) {
                // One of the two went away.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
