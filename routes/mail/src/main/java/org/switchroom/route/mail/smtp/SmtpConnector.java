package org.switchroom.route.mail.smtp;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Opens sessions with one mail server, each step within the time of the mail that needs it. */
final class SmtpConnector {
    private final SmtpLine line;
    private final Session settings;

    SmtpConnector(SmtpLine line, Session settings) {
        this.line = line;
        this.settings = settings;
    }

    SmtpSession open(SendLimit limit) throws SmtpFailed {
        Socket raw;
        Socket connection;
        try {
            raw = connect(limit);
        } catch (IOException broken) {
            throw failed(broken, limit);
        }
        try {
            connection = line.security() == SmtpLine.Security.TLS ? protect(raw) : raw;
        } catch (IOException | RuntimeException broken) {
            close(raw);
            throw failed(broken, limit);
        }
        SmtpSession session = new SmtpSession(settings, line, raw);
        try {
            session.begin(connection, line, limit);
            return session;
        } catch (SmtpFailed | RuntimeException broken) {
            close(raw);
            throw broken;
        }
    }

    /** Tries every address of the host in the resolver's order, RFC 5321 §5.1. */
    private Socket connect(SendLimit limit) throws IOException {
        IOException last = new UnknownHostException(line.host());
        for (InetAddress address : addresses(limit)) {
            Socket socket = new Socket();
            try {
                limit.watch(socket);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(limit.leftMillis(line.readTimeout()));
                socket.connect(new InetSocketAddress(address, line.port()), limit.leftMillis(line.connectTimeout()));
                socket.setSoTimeout((int) line.readTimeout().toMillis());
                return socket;
            } catch (IOException notThere) {
                close(socket);
                last = notThere;
            }
        }
        throw last;
    }

    /**
     * The system's resolver knows no time limit, so it works on a thread of its own. The addresses carry the configured
     * name: angus checks the certificate against it, and would otherwise ask for the reverse name.
     */
    private InetAddress[] addresses(SendLimit limit) throws IOException {
        var lookup = new FutureTask<>(() -> {
            InetAddress[] found = InetAddress.getAllByName(line.host());
            for (int i = 0; i < found.length; i++) {
                found[i] = InetAddress.getByAddress(line.host(), found[i].getAddress());
            }
            return found;
        });
        Thread resolver = new Thread(lookup, "switchroom-mail-lookup");
        resolver.setDaemon(true);
        resolver.start();
        try {
            return lookup.get(limit.leftMillis(line.connectTimeout()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException unknown) {
            throw new IOException("lookup of " + line.host(), unknown.getCause());
        } catch (TimeoutException slow) {
            throw (IOException) new SocketTimeoutException("the name service does not answer").initCause(slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while looking up " + line.host(), stopped);
        }
    }

    private Socket protect(Socket raw) throws IOException {
        SSLSocket tls = (SSLSocket) line.tls().createSocket(raw, line.host(), line.port(), true);
        SSLParameters checks = tls.getSSLParameters();
        checks.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 8314 §3.1: the certificate is for this host
        tls.setSSLParameters(checks);
        tls.startHandshake();
        return tls;
    }

    private SmtpFailed failed(Exception broken, SendLimit limit) {
        Exception cause = limit.isOver() ? new SendLimit.OutOfTime(broken) : broken;
        return new SmtpFailed(new SmtpTrouble(line.server(), SmtpStep.CONNECT, Optional.empty(), Optional.of(cause)));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing left to close.
        }
    }
}
