package org.switchroom.route.mail.smtp;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where and how to reach one mail server.
 *
 * @param host a name, or an address literal without brackets
 * @param tls makes the sockets for STARTTLS and TLS; says whom to trust
 * @param login without it the session does not authenticate
 * @param helo the name in EHLO; blank for the address literal of our end of the connection
 * @param connectTimeout for the TCP connection to each of the host's addresses
 * @param readTimeout how long the server may be silent
 * @param keepOpen how long a session without work stays open; zero closes it after each mail
 * @param mailsPerSession after so many mails a session is closed
 * @param parallel sessions at a time
 */
public record SmtpLine(
        String host,
        int port,
        Security security,
        SSLSocketFactory tls,
        Optional<Login> login,
        String helo,
        Duration connectTimeout,
        Duration readTimeout,
        Duration keepOpen,
        int mailsPerSession,
        int parallel) {
    /** How the connection is protected. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** Begins in clear text and must become TLS before anything is said; a server that can not is not used. */
        STARTTLS,
        /** TLS from the first byte, RFC 8314. */
        TLS
    }

    /** Name and password; its text shows neither. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[***]";
        }
    }

    public SmtpLine {
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(login, "login");
    }

    /** For people. */
    String server() {
        return host + ":" + port;
    }
}
