package org.switchroom.gsm.pdu;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that answers a line with a line: a codec that shares no code with ours. */
final class Peer implements AutoCloseable {
    private final Process process;
    private final Writer asked;
    private final BufferedReader answers;
    private final String missing;

    /** @param missing what the test says when the program does not answer */
    Peer(List<String> command, String missing) {
        this.missing = missing;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            throw new AssertionError(missing, absent);
        }
        asked = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    String ask(String... words) {
        try {
            asked.write(String.join("|", words) + "\n");
            asked.flush();
            String answer = answers.readLine();
            if (answer == null || !process.isAlive()) {
                throw new AssertionError(missing + ". It said: " + answer);
            }
            return answer;
        } catch (IOException gone) {
            throw new AssertionError(missing + ". It said: " + rest(), gone);
        }
    }

    private String rest() {
        return String.join("\n", answers.lines().toList());
    }

    static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(unit -> hex.append("%04x".formatted(unit)));
        return hex.toString();
    }

    static String text(String hex) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hex.length(); i += 4) {
            text.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            asked.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
