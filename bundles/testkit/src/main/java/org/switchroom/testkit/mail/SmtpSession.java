package org.switchroom.testkit.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The server's side of RFC 5321 §4 on one connection. Used by one thread. */
final class SmtpSession {
    /** @param login user and password that must be shown, as {@code user\0password}; empty when nobody asks */
    record Rules(Optional<String> login, Optional<SSLContext> tls) {}

    /** What the server remembers of its connections. */
    interface Memory {
        void command(String line);

        /** The whole text has come. */
        void heard(ReceivedMail mail);

        /** The client is about to hear that the mail was taken. */
        void acknowledged(ReceivedMail mail);
    }

    private final SmtpDialogue dialogue;
    private final Rules rules;
    private final int connection;
    private final Memory memory;

    private boolean loggedIn;
    private boolean encrypted;
    private Optional<String> from = Optional.empty();
    private final List<String> to = new ArrayList<>();

    SmtpSession(SmtpDialogue dialogue, Rules rules, int connection, Memory memory) {
        this.dialogue = dialogue;
        this.rules = rules;
        this.connection = connection;
        this.memory = memory;
    }

    /** Until the client or the script has enough. */
    void talk() throws IOException {
        dialogue.answer(SmtpStage.GREETING, "", 220, "misbehaving.example ESMTP");
        while (true) {
            String line = dialogue.readLine();
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            memory.command(verb.equals("AUTH") ? "AUTH" : line);
            if (verb.equals("QUIT")) {
                dialogue.answer(SmtpStage.QUIT, "", 221, "bye");
                return;
            }
            obey(verb, line);
        }
    }

    private void obey(String verb, String line) throws IOException {
        switch (verb) {
            case "EHLO" -> {
                forget();
                dialogue.answer(SmtpStage.EHLO, "", 250, extensions());
            }
            case "HELO" -> {
                forget();
                dialogue.answer(SmtpStage.EHLO, "", 250, "misbehaving.example");
            }
            case "STARTTLS" -> startTls();
            case "AUTH" -> authenticate(line);
            case "MAIL" -> mail(line);
            case "RCPT" -> recipient(line);
            case "DATA" -> data();
            case "RSET" -> {
                forget();
                dialogue.answer(SmtpStage.RSET, "", 250, "forgotten");
            }
            case "NOOP" -> dialogue.answer(SmtpStage.NOOP, "", 250, "still here");
            case "VRFY" -> dialogue.say(252, "send it and see");
            default -> dialogue.say(500, "5.5.2 what is '" + verb + "'?");
        }
    }

    private String extensions() {
        StringBuilder lines = new StringBuilder("misbehaving.example\n8BITMIME\nPIPELINING\nSIZE 52428800");
        if (rules.tls().isPresent() && !encrypted) {
            lines.append("\nSTARTTLS");
        }
        if (rules.login().isPresent()) {
            lines.append("\nAUTH PLAIN LOGIN");
        }
        return lines.toString();
    }

    private void forget() {
        from = Optional.empty();
        to.clear();
    }

    private void startTls() throws IOException {
        if (rules.tls().isEmpty() || encrypted) {
            dialogue.say(502, "5.5.1 not offered");
        } else if (dialogue.answer(SmtpStage.STARTTLS, "", 220, "go ahead")) {
            var plain = dialogue.socket();
            SSLSocket secure = (SSLSocket) rules.tls()
                    .get()
                    .getSocketFactory()
                    .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            dialogue.use(secure);
            encrypted = true;
            forget();
        }
    }

    private void authenticate(String line) throws IOException {
        if (rules.login().isEmpty()) {
            dialogue.say(502, "5.5.1 not offered");
            return;
        }
        String[] words = line.split(" ", 3);
        String kind = words.length > 1 ? words[1].toUpperCase(Locale.ROOT) : "";
        String shown;
        if (kind.equals("PLAIN")) {
            // RFC 4616 §2: authorization identity, user, password, parted by NUL.
            String response = decode(words.length > 2 ? words[2] : ask(""));
            shown = response.substring(response.indexOf('\0') + 1);
        } else if (kind.equals("LOGIN")) {
            String user = decode(words.length > 2 ? words[2] : ask("Username:"));
            shown = user + '\0' + decode(ask("Password:"));
        } else {
            dialogue.say(504, "5.5.4 PLAIN or LOGIN");
            return;
        }
        if (!shown.equals(rules.login().get())) {
            dialogue.say(535, "5.7.8 wrong user or password");
        } else {
            loggedIn = dialogue.answer(SmtpStage.AUTH, "", 235, "2.7.0 welcome");
        }
    }

    private String ask(String question) throws IOException {
        dialogue.say(334, Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.US_ASCII)));
        return dialogue.readLine();
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private void mail(String line) throws IOException {
        Optional<String> path = path(line, "MAIL FROM:");
        if (rules.login().isPresent() && !loggedIn) {
            dialogue.say(530, "5.7.0 log in first");
        } else if (from.isPresent()) {
            dialogue.say(503, "5.5.1 one mail at a time");
        } else if (path.isEmpty()) {
            dialogue.say(501, "5.5.4 MAIL FROM:<address>");
        } else if (dialogue.answer(SmtpStage.MAIL, "", 250, "2.1.0 ok")) {
            from = path;
        }
    }

    private void recipient(String line) throws IOException {
        Optional<String> path = path(line, "RCPT TO:");
        if (from.isEmpty()) {
            dialogue.say(503, "5.5.1 MAIL first");
        } else if (path.isEmpty() || path.get().isEmpty()) {
            dialogue.say(501, "5.5.4 RCPT TO:<address>");
        } else if (dialogue.answer(SmtpStage.RCPT, path.get(), 250, "2.1.5 ok")) {
            to.add(path.get());
        }
    }

    private static Optional<String> path(String line, String verb) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open + 1);
        boolean fits = line.regionMatches(true, 0, verb, 0, verb.length());
        return fits && open >= 0 && close > open ? Optional.of(line.substring(open + 1, close)) : Optional.empty();
    }

    private void data() throws IOException {
        if (to.isEmpty()) {
            dialogue.say(503, "5.5.1 RCPT first");
            return;
        }
        if (!dialogue.answer(SmtpStage.DATA, "", 354, "end with a dot")) {
            return;
        }
        String raw = text();
        ReceivedMail heard = new ReceivedMail(from.orElseThrow(), to, raw, connection, false);
        forget();
        memory.heard(heard);
        dialogue.answer(SmtpStage.END_OF_DATA, "", 250, "2.0.0 taken", () -> memory.acknowledged(heard));
    }

    /** RFC 5321 §4.5.2: a line of one dot ends it, and a leading dot more is taken away. */
    private String text() throws IOException {
        StringBuilder raw = new StringBuilder();
        boolean first = true;
        for (String line = dialogue.readLine(); !line.equals("."); line = dialogue.readLine()) {
            raw.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            if (first) {
                dialogue.pass(SmtpStage.TEXT);
                first = false;
            }
        }
        return raw.toString();
    }
}
