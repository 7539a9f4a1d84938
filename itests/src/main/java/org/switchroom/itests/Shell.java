package org.switchroom.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;

/** The Karaf console over SSH, with a user's password: one connection a command, as a script would do it. */
public final class Shell {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Distribution distribution;
    private final String user;
    private final String password;

    public Shell(Distribution distribution, String user, String password) {
        this.distribution = distribution;
        this.user = user;
        this.password = password;
    }

    /** What the command printed, both streams together. */
    public String run(String command) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (var session = client.connect(user, "127.0.0.1", distribution.sshPort())
                .verify(LIMIT)
                .getSession()) {
            session.addPasswordIdentity(password);
            session.auth().verify(LIMIT);
            try (var channel = session.createExecChannel(command)) {
                channel.setOut(said);
                channel.setErr(said);
                channel.open().verify(LIMIT);
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(command + ": " + said.toString(StandardCharsets.UTF_8), broken);
        } finally {
            client.stop();
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
