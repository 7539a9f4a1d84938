package org.switchroom.itests;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A mail server that shares no code with ours, on a port that stays the same when it is stopped and started. */
final class MailPeer implements AutoCloseable {
    private final GreenMail server;
    private final int port;

    MailPeer() {
        this.port = FreePorts.find(1).get(0);
        this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    MailPeer start() {
        server.start();
        return this;
    }

    /** Nobody listens any more, until it is started again. */
    void stop() {
        server.stop();
    }

    /** Points a mail transport of this name at it. */
    Distribution serves(Distribution distribution, String transport) {
        return distribution.configure(
                "org.switchroom.transport.mail-" + transport,
                Map.of(
                        "transport.name", transport,
                        "host", "127.0.0.1",
                        "port", Integer.toString(port),
                        "security", "none",
                        "from", "control-room@switchroom.example"));
    }

    List<String> subjects() {
        return Arrays.stream(server.getReceivedMessages())
                .map(MailPeer::subject)
                .toList();
    }

    List<String> bodies() {
        return Arrays.stream(server.getReceivedMessages())
                .map(GreenMailUtil::getBody)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
