package org.switchroom.gsm.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/**
 * A serial port behind a terminal server that passes bytes as they are, such as an NPort in "TCP server" mode. The
 * serial settings are those of the device.
 */
public final class TcpPort implements LinePort {
    private final String host;
    private final int port;
    private final Duration patience;

    /** @param patience for the connection to come about */
    public TcpPort(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Line open(LineListener listener) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            // Finds a peer that vanished without a word, should the modem's own checks be switched off.
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
        } catch (IOException | IllegalArgumentException refused) {
            socket.close();
            throw new IOException("no connection to " + host + ":" + port + ": " + refused.getMessage(), refused);
        }
        TcpLine line = new TcpLine(socket, listener);
        line.start(host + ":" + port);
        return line;
    }

    @Override
    public String description() {
        return "tcp " + host + ":" + port;
    }

    private static final class TcpLine implements Line {
        private final Socket socket;
        private final LineListener listener;
        private volatile boolean closed;

        TcpLine(Socket socket, LineListener listener) {
            this.socket = socket;
            this.listener = listener;
        }

        void start(String peer) {
            Thread reader = new Thread(this::read, "line " + peer);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            String reason = "the other side has closed it";
            try {
                InputStream in = socket.getInputStream();
                byte[] buffer = new byte[1_024];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    if (closed) {
                        return;
                    }
                    listener.received(Arrays.copyOf(buffer, count));
                }
            } catch (IOException broken) {
                reason = String.valueOf(broken.getMessage());
            }
            if (!closed) {
                closeSocket();
                listener.lost(reason);
            }
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        @Override
        public void close() {
            closed = true;
            closeSocket();
        }

        private void closeSocket() {
            try {
                socket.close();
            } catch (IOException alreadyGone) {
                // It is closed for our purpose.
            }
        }
    }
}
