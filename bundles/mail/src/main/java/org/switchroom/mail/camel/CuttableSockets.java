package org.switchroom.mail.camel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.SocketFactory;

/** Makes plain sockets and remembers them, so that a line that hangs can be cut from another thread. */
final class CuttableSockets extends SocketFactory {
    private final Collection<Socket> made = new ConcurrentLinkedQueue<>();

    @Override
    public Socket createSocket() {
        Socket socket = new Socket();
        made.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unexpected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw unexpected();
    }

    /** angus asks for an unconnected one and connects it within the configured time. */
    private static IOException unexpected() {
        return new IOException("the mail library was expected to connect within its own time limit");
    }

    void cut() {
        made.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // Nothing left to close.
            }
        });
    }
}
