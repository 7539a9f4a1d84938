package org.switchroom.testkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * A mail server on the loopback address, written from RFC 5321 with no mail library, that does its duty until the test
 * tells it otherwise. It remembers every mail, command and connection. Any thread; close it at the end.
 *
 * <pre>{@code
 * try (MisbehavingSmtpServer server = MisbehavingSmtpServer.start()) {
 *     server.once(SmtpStage.END_OF_DATA, Misdeed.silence());
 *     ... send to server.host(), server.port() ...
 *     assertThat(server.mails()).isEmpty();
 * }
 * }</pre>
 */
public final class MisbehavingSmtpServer implements AutoCloseable {
    private final InetSocketAddress address;
    private volatile SmtpScript script = new SmtpScript();

    // All guarded by this object's monitor.
    private ServerSocket listener;
    private Thread listening;
    private final List<Socket> open = new ArrayList<>();
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private int connections;
    private Optional<String> login = Optional.empty();
    private Optional<SSLContext> tls = Optional.empty();

    private MisbehavingSmtpServer(ServerSocket listener) {
        this.listener = listener;
        this.address = (InetSocketAddress) listener.getLocalSocketAddress();
        this.listening = listen(listener);
    }

    /** On a free port. */
    public static MisbehavingSmtpServer start() {
        return new MisbehavingSmtpServer(bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    public String host() {
        return address.getAddress().getHostAddress();
    }

    public int port() {
        return address.getPort();
    }

    /** Misbehaves once at this stage, on whatever connection comes there first; more of them wait their turn. */
    public void once(SmtpStage stage, Misdeed misdeed) {
        script.once(stage, misdeed);
    }

    /** Misbehaves at this stage until {@link #behave()}, after the deeds that are to happen once. */
    public void always(SmtpStage stage, Misdeed misdeed) {
        script.always(stage, misdeed);
    }

    /** Misbehaves at every RCPT for this address. */
    public void toRecipient(String recipient, Misdeed misdeed) {
        script.toRecipient(recipient, misdeed);
    }

    /** Does its duty again; what hangs goes on hanging. */
    public void behave() {
        script.behave();
    }

    /** How many connections {@link Misdeed.Hold} keeps waiting. */
    public int holding() {
        return script.holding();
    }

    /** Ends every present {@link Misdeed.Hold}. */
    public void letGo() {
        script.letGo();
    }

    /** From the next connection on, mail is taken only after AUTH PLAIN or LOGIN with these. */
    public synchronized void requireLogin(String user, String password) {
        login = Optional.of(user + '\0' + password);
    }

    /** From the next connection on, STARTTLS is offered. */
    public synchronized void offerStartTls(SSLContext context) {
        tls = Optional.of(context);
    }

    /** The mails it has acknowledged, in order. */
    public List<ReceivedMail> mails() {
        return heard().stream().filter(ReceivedMail::acknowledged).toList();
    }

    /** The mails of which it has the whole text, acknowledged or not, in order of their end. */
    public synchronized List<ReceivedMail> heard() {
        return List.copyOf(mails);
    }

    /** Every command line it has heard, in order; of AUTH only the word, and nothing of the texts. */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many connections were opened. */
    public synchronized int connections() {
        return connections;
    }

    /** How many are open. */
    public synchronized int openConnections() {
        return open.size();
    }

    /** How many acknowledged mails each connection brought, in order of the connections. */
    public List<Integer> mailsPerConnection() {
        List<ReceivedMail> taken = mails();
        return IntStream.rangeClosed(1, connections())
                .mapToObj(number -> (int) taken.stream()
                        .filter(mail -> mail.connection() == number)
                        .count())
                .toList();
    }

    /** Breaks every connection and refuses new ones; once it returns, nobody gets in any more. */
    public void goDown() {
        Thread accepting;
        synchronized (this) {
            script.close();
            closeQuietly(listener);
            accepting = listening;
        }
        // The system goes on accepting until the thread that waits for clients has left its call.
        joinQuietly(accepting);
        synchronized (this) {
            open.forEach(MisbehavingSmtpServer::closeQuietly);
        }
    }

    /** Listens again, on the same port, and does its duty. */
    public synchronized void comeBack() {
        script = new SmtpScript();
        listener = bind(address);
        listening = listen(listener);
    }

    @Override
    public void close() {
        goDown();
    }

    private static ServerSocket bind(InetSocketAddress where) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(where);
            return socket;
        } catch (IOException taken) {
            throw new UncheckedIOException("the port of the test's mail server can not be used: " + where, taken);
        }
    }

    private Thread listen(ServerSocket socket) {
        return start("smtp-listener", () -> {
            while (true) {
                Socket client;
                try {
                    client = socket.accept();
                } catch (IOException closed) {
                    return;
                }
                int number = register(client);
                start("smtp-connection-" + number, () -> serve(client, number));
            }
        });
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private synchronized int register(Socket client) {
        open.add(client);
        return ++connections;
    }

    private void serve(Socket client, int number) {
        try (client) {
            SmtpSession.Rules rules;
            synchronized (this) {
                rules = new SmtpSession.Rules(login, tls);
            }
            new SmtpSession(new SmtpDialogue(client, script), rules, number, new Diary()).talk();
        } catch (IOException over) {
            // The client went away or the script wanted it so; what was heard until then is remembered.
        } finally {
            synchronized (this) {
                open.remove(client);
            }
        }
    }

    private final class Diary implements SmtpSession.Memory {
        @Override
        public void command(String line) {
            synchronized (MisbehavingSmtpServer.this) {
                commands.add(line);
            }
        }

        @Override
        public void heard(ReceivedMail mail) {
            synchronized (MisbehavingSmtpServer.this) {
                mails.add(mail);
            }
        }

        @Override
        public void acknowledged(ReceivedMail mail) {
            synchronized (MisbehavingSmtpServer.this) {
                // A connection carries one mail at a time, so its latest one is meant.
                mails.set(mails.lastIndexOf(mail), mail.acknowledge());
            }
        }
    }

    private static void joinQuietly(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception already) {
            // Nothing is left to be done for it.
        }
    }
}
