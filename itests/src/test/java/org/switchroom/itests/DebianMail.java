package org.switchroom.itests;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Debian's Exim and Dovecot as processes of this test, with files of their own and on free ports: a mail server that
 * writes real reports. It takes mail for {@code peer.example}: the boxes {@code bounce}, {@code guard} and
 * {@code orders}, all with the password {@code s3cret}; {@code nobody} is unknown there.
 */
final class DebianMail implements AutoCloseable {
    static final String PASSWORD = "s3cret";
    private static final String USER = "Debian-exim";

    private final Path home;
    private final int smtpPort;
    private final int imapPort;
    private final int imapsPort;
    private Process exim;
    private Process dovecot;

    private DebianMail(Path home, List<Integer> ports) {
        this.home = home;
        this.smtpPort = ports.get(0);
        this.imapPort = ports.get(1);
        this.imapsPort = ports.get(2);
    }

    static DebianMail start() {
        for (String needed : List.of("/usr/sbin/exim4", "/usr/sbin/dovecot")) {
            if (!Files.isExecutable(Path.of(needed))) {
                throw new IllegalStateException(needed + " is missing; ./switchroom test installs it as root, or: sudo"
                        + " apt-get install exim4-daemon-light dovecot-imapd");
            }
        }
        if (!System.getProperty("user.name").equals("root")) {
            throw new IllegalStateException("Exim and Dovecot change their user, which only root can; run the tests as"
                    + " root, or leave this one out with -Dit.test='!MailBackIT'");
        }
        try {
            // Not below the build: Exim's user has to be able to go there.
            DebianMail made = new DebianMail(Files.createTempDirectory("switchroom-mail"), FreePorts.find(3));
            made.prepare();
            made.startSmtp();
            made.startImap();
            return made;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void prepare() throws IOException {
        for (String folder : List.of("spool", "log", "mail", "run", "state")) {
            Files.createDirectories(home.resolve(folder));
        }
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout",
                home.resolve("key.pem").toString(),
                "-out",
                certificate().toString());
        run("chown", "-R", USER + ":" + USER, home.toString());
        run("chmod", "755", home.toString());
        Files.writeString(home.resolve("exim.conf"), eximConfiguration());
        Files.writeString(home.resolve("dovecot.conf"), dovecotConfiguration());
    }

    private String eximConfiguration() {
        return """
                primary_hostname = mx.peer.example
                spool_directory = HOME/spool
                log_file_path = HOME/log/%slog
                pid_file_path = HOME/exim.pid
                domainlist local_domains = peer.example
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = SMTP
                acl_smtp_rcpt = accept
                dsn_advertise_hosts = *
                tls_advertise_hosts =
                deliver_drop_privilege = true
                keep_environment =
                begin routers
                unknown:
                  driver = redirect
                  domains = +local_domains
                  local_parts = nobody
                  allow_fail
                  data = :fail: no such mailbox here
                local:
                  driver = accept
                  domains = +local_domains
                  local_parts = bounce : guard : orders
                  transport = maildir
                begin transports
                maildir:
                  driver = appendfile
                  directory = HOME/mail/$local_part_data
                  maildir_format
                  create_directory
                  envelope_to_add
                  return_path_add
                  user = Debian-exim
                  group = Debian-exim
                begin retry
                *  *  F,1h,1m
                """
                .replace("HOME", home.toString())
                .replace("SMTP", Integer.toString(smtpPort));
    }

    private String dovecotConfiguration() {
        return """
                base_dir = HOME/run
                state_dir = HOME/state
                log_path = HOME/log/dovecot
                protocols = imap
                listen = 127.0.0.1
                ssl = required
                ssl_cert = <HOME/cert.pem
                ssl_key = <HOME/key.pem
                mail_location = maildir:HOME/mail/%n
                first_valid_uid = 1
                passdb {
                  driver = static
                  args = password=SECRET
                }
                userdb {
                  driver = static
                  args = uid=Debian-exim gid=Debian-exim home=HOME/mail/%n
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = IMAP
                  }
                  inet_listener imaps {
                    port = TLS
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                namespace inbox {
                  inbox = yes
                }
                """
                .replace("HOME", home.toString())
                .replace("SECRET", PASSWORD)
                .replace("TLS", Integer.toString(imapsPort))
                .replace("IMAP", Integer.toString(imapPort));
    }

    /** Whom the boxes' lines have to trust. */
    private Path certificate() {
        return home.resolve("cert.pem");
    }

    private void startSmtp() throws IOException {
        exim = process(
                "exim.out", "/usr/sbin/exim4", "-C", home.resolve("exim.conf").toString(), "-bdf", "-q1m");
        awaitPort(smtpPort);
    }

    /** The boxes can be read. */
    void startImap() throws IOException {
        dovecot = process(
                "dovecot.out",
                "/usr/sbin/dovecot",
                "-F",
                "-c",
                home.resolve("dovecot.conf").toString());
        awaitPort(imapPort);
    }

    /** Mail still comes in, and nobody can read it. */
    void stopImap() {
        end(dovecot);
    }

    private Process process(String output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(output).toFile())
                .start();
    }

    private static void run(String... command) throws IOException {
        try {
            Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new IOException(List.of(command) + " failed: " + said);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    private void awaitPort(int port) {
        await("port " + port).atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return socket.getInputStream().read() > 0;
            }
        });
    }

    /** Points a mail transport of this name at it; what comes back goes to the box {@code bounce}. */
    Distribution serves(Distribution distribution, String transport) {
        return distribution.configure(
                "org.switchroom.transport.mail-" + transport,
                Map.ofEntries(
                        Map.entry("transport.name", transport),
                        Map.entry("host", "127.0.0.1"),
                        Map.entry("port", Integer.toString(smtpPort)),
                        Map.entry("security", "none"),
                        Map.entry("from", "bounce@peer.example"),
                        Map.entry("returns.host", "127.0.0.1"),
                        Map.entry("returns.port", Integer.toString(imapPort)),
                        Map.entry("returns.security", "starttls"),
                        Map.entry("tls.trust", certificate().toString()),
                        Map.entry("returns.user", "bounce"),
                        Map.entry(".returns.password", PASSWORD),
                        Map.entry("returns.interval", "5"),
                        Map.entry("returns.success", "true")));
    }

    /** Points a mail intake of this name at the box {@code orders}, over TLS from the first byte. */
    Distribution feeds(Distribution distribution, String intake, Map<String, String> more) {
        distribution.configure(
                "org.switchroom.intake.mail-" + intake,
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(imapsPort),
                        "security", "tls",
                        "tls.trust", certificate().toString(),
                        "user", "orders",
                        ".password", PASSWORD,
                        "interval", "5"));
        return distribution.configure("org.switchroom.intake.mail-" + intake, more);
    }

    /** Hands a mail in by SMTP, as a partner would. Lines end with CRLF. */
    void send(String from, String to, String mail) {
        try (Socket socket = new Socket("127.0.0.1", smtpPort)) {
            socket.setSoTimeout(20_000);
            var in = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            expect(in, "220");
            for (String line : List.of(
                    "HELO test.example", "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA", mail + "\r\n.")) {
                out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                expect(in, line.equals("DATA") ? "354" : "250");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void expect(java.io.BufferedReader in, String code) throws IOException {
        String line = in.readLine();
        if (line == null || !line.startsWith(code)) {
            throw new IOException("expected " + code + ", the server said " + line);
        }
    }

    /** What lies in a box, in all its folders, as it came. */
    List<String> mails(String box) {
        Path folder = home.resolve("mail").resolve(box);
        List<String> mails = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return mails;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path ->
                            path.getParent().endsWith("new") || path.getParent().endsWith("cur"))
                    .sorted()
                    .toList()) {
                mails.add(file.getParent() + ":" + file.getFileName() + "\n" + Files.readString(file));
            }
        } catch (IOException | UncheckedIOException movedMeanwhile) {
            return mails;
        }
        return mails;
    }

    private static void end(Process process) {
        if (process == null) {
            return;
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroy);
    }

    @Override
    public void close() {
        end(exim);
        end(dovecot);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillInUse) {
            home.toFile().deleteOnExit();
        }
    }
}
