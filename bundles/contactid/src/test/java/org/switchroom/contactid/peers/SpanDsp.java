package org.switchroom.contactid.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.switchroom.phone.CallAudio;

/** Debian's libspandsp2 as a process: its receiver, its sender, its codec. */
final class SpanDsp implements CallAudio, AutoCloseable {
    private static final String MISSING = "Debian's libspandsp2 or python3 is missing. As root: ./switchroom peers";
    private static final HexFormat HEX = HexFormat.of();

    private final Process process;
    private final Writer asked;
    private final BufferedReader answers;
    private final List<String> news = new ArrayList<>();

    SpanDsp(String role) {
        try {
            process = new ProcessBuilder("/usr/bin/python3", "src/test/peers/spandsp_peer.py", role)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            throw new AssertionError(MISSING, absent);
        }
        asked = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What it reported, or noticed, since the call began. */
    List<String> news() {
        return news;
    }

    String ask(String line) {
        try {
            asked.write(line + "\n");
            asked.flush();
            String answer = answers.readLine();
            if (answer == null || answer.startsWith("Traceback")) {
                throw new AssertionError(MISSING + ". It said: " + answer + rest());
            }
            return answer;
        } catch (IOException gone) {
            throw new AssertionError(MISSING + ". It said: " + rest(), gone);
        }
    }

    private String rest() {
        return String.join("\n", answers.lines().toList());
    }

    @Override
    public void answered() {
        // It begins with the first frame.
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        ByteBuffer samples = ByteBuffer.allocate(2 * heard.length).order(ByteOrder.LITTLE_ENDIAN);
        samples.asShortBuffer().put(heard);
        String[] answer = ask(HEX.formatHex(samples.array())).split(" ");
        ByteBuffer.wrap(HEX.parseHex(answer[0]))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(say);
        news.addAll(Arrays.asList(answer).subList(1, answer.length));
        return true;
    }

    @Override
    public void ended() {
        // It has no hang-up.
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
