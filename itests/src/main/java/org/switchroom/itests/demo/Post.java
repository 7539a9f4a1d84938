package org.switchroom.itests.demo;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.switchroom.itests.Distribution;
import org.switchroom.itests.FreePorts;

/** The demo's mail server, a process of its own, and what a person does at it: send a mail, look into a box. */
final class Post implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final int smtp;
    private final int imap;
    private final Process process;

    private Post(int smtp, int imap, Process process) {
        this.smtp = smtp;
        this.imap = imap;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param losing mail boxes that lose what they take in
     * @param box one that is there before the first mail comes
     */
    static Post open(String box, List<String> losing) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                MailServerMain.class.getName(),
                ports.get(0).toString(),
                ports.get(1).toString(),
                box));
        command.addAll(losing);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.equals("mail server ready")) {
            System.out.println("Mail server: " + line);
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the mail server did not start");
        }
        return new Post(ports.get(0), ports.get(1), process);
    }

    /** A transport that sends through it, and an intake that reads this box of it. */
    void serves(Distribution distribution, String transport, String box, Map<String, String> intake) {
        distribution.configure(
                "org.switchroom.transport.mail-" + transport,
                Map.of(
                        "transport.name",
                        transport,
                        "host",
                        LOOPBACK,
                        "port",
                        Integer.toString(smtp),
                        "security",
                        "none",
                        "from",
                        "control-room@switchroom.example"));
        distribution.configure(
                "org.switchroom.intake.mail-orders",
                Map.of(
                        "host",
                        LOOPBACK,
                        "port",
                        Integer.toString(imap),
                        "security",
                        "none",
                        "user",
                        box,
                        ".password",
                        box,
                        "interval",
                        "1"));
        distribution.configure("org.switchroom.intake.mail-orders", intake);
    }

    /** The subjects in a box now, oldest first. */
    List<String> subjects(String box) {
        return new MailBox(imap, box).subjects();
    }

    /** How many mails in a box have this job's number in their subject. */
    long about(String box, String number) {
        return about(subjects(box), number);
    }

    /** Of these numbers, those that not exactly one mail in the box is about. */
    List<String> notOnce(String box, List<String> numbers) {
        List<String> subjects = subjects(box);
        return numbers.stream().filter(number -> about(subjects, number) != 1).toList();
    }

    private static long about(List<String> subjects, String number) {
        return subjects.stream()
                .filter(subject -> subject.matches(".*\\b" + number + "\\b.*"))
                .count();
    }

    void send(String from, String to, String subject, String text) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", LOOPBACK);
        settings.setProperty("mail.smtp.port", Integer.toString(smtp));
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(settings));
            mail.setFrom(new InternetAddress(from));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            mail.setSubject(subject);
            mail.setText(text);
            Transport.send(mail);
        } catch (MessagingException broken) {
            throw new IllegalStateException("a mail to " + to, broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
