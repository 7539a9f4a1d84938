package org.switchroom.testkit.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One connection, line by line, with the misdeeds at their stages. Used by one thread. */
final class SmtpDialogue {
    /** The connection is over, as the client or the script wanted. */
    static final class Over extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** RFC 5321 §4.5.3.1.6 allows 1,000 octets of text a line; much more is a client gone wild. */
    private static final int LONGEST_LINE = 100_000;

    private final SmtpScript script;
    private Socket socket;
    private InputStream in;

    SmtpDialogue(Socket socket, SmtpScript script) throws IOException {
        this.script = script;
        use(socket);
    }

    void use(Socket next) throws IOException {
        socket = next;
        in = new BufferedInputStream(next.getInputStream());
    }

    Socket socket() {
        return socket;
    }

    /** A line without its CR LF, one character a byte. */
    String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 || line.length() > LONGEST_LINE) {
                throw new Over();
            }
            line.append((char) octet);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    void say(int code, String text) throws IOException {
        String[] lines = text.split("\n", -1);
        StringBuilder reply = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            reply.append(code)
                    .append(i == lines.length - 1 ? ' ' : '-')
                    .append(lines[i])
                    .append("\r\n");
        }
        sayRaw(reply.toString());
    }

    private void sayRaw(String raw) throws IOException {
        socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /**
     * Answers at a stage, well or badly.
     *
     * @return true when the client was told that it may go on
     */
    boolean answer(SmtpStage stage, String recipient, int code, String text) throws IOException {
        return answer(stage, recipient, code, text, () -> {});
    }

    /** @param first done before the client can hear that it may go on */
    boolean answer(SmtpStage stage, String recipient, int code, String text, Runnable first) throws IOException {
        Optional<Misdeed> misdeed = script.next(stage, recipient);
        if (misdeed.isEmpty() || isDutyLater(misdeed.get())) {
            first.run();
            say(code, text);
            return true;
        }
        if (misdeed.get() instanceof Misdeed.Reply reply) {
            if (reply.code() / 100 == code / 100) {
                first.run();
            }
            say(reply.code(), reply.text());
            if (reply.code() == 421) {
                throw new Over();
            }
            return reply.code() / 100 == code / 100;
        } else if (misdeed.get() instanceof Misdeed.Babble babble) {
            sayRaw(babble.raw());
        }
        return false;
    }

    /** A stage to which no answer belongs. */
    void pass(SmtpStage stage) throws IOException {
        Optional<Misdeed> misdeed = script.next(stage, "");
        if (misdeed.isPresent()) {
            isDutyLater(misdeed.get());
        }
    }

    /** True after a delay; ends the connection where the misdeed says so. */
    private boolean isDutyLater(Misdeed misdeed) throws IOException {
        try {
            if (misdeed instanceof Misdeed.Slow slow) {
                script.slow(slow.by().toMillis());
                return true;
            } else if (misdeed instanceof Misdeed.Hold) {
                script.hold();
                return true;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Over();
        }
        if (misdeed instanceof Misdeed.Silence) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            throw new Over();
        } else if (misdeed instanceof Misdeed.Reset) {
            socket.setSoLinger(true, 0);
            throw new Over();
        } else if (misdeed instanceof Misdeed.HangUp) {
            throw new Over();
        }
        return false;
    }
}
