package org.switchroom.sip.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.sip.rtp.SoundDesk;
import org.switchroom.testkit.alarm.Multimon;

/**
 * Debian's baresip picks up, plays a station's tones from a file, and writes down what it hears; multimon-ng reads that.
 * Neither shares code with ours. It needs an address besides loopback, or it does not start.
 */
final class BaresipPeerTest {
    private static final String DIGITS = "BCDE981110070427";
    private static final int SECONDS = 60;

    @TempDir
    private Path folder;

    private final SoundDesk sound = new SoundDesk();
    private Process baresip;
    private SipLine line;

    @AfterEach
    void end() throws InterruptedException {
        if (line != null) {
            line.close();
        }
        sound.close();
        hangUp();
    }

    private void hangUp() throws InterruptedException {
        baresip.destroy();
        if (!baresip.waitFor(10, TimeUnit.SECONDS)) {
            baresip.destroyForcibly().waitFor();
        }
    }

    /** The handshake after a second; from 3.3 s on, half a second of 1400 Hz in each: a kiss-off, whenever it is waited for. */
    private void writeStation(Path file) throws IOException {
        ByteBuffer samples = ByteBuffer.allocate(2 * SECONDS * 8_000).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < SECONDS * 8_000; i++) {
            int millis = i / 8;
            boolean low = millis >= 1_000 && millis < 1_100 || millis >= 3_300 && millis % 1_000 < 500;
            boolean high = millis >= 1_200 && millis < 1_300;
            double turns = (low ? 1_400.0 : high ? 2_300.0 : 0) * i / 8_000;
            samples.putShort((short) (8_000 * Math.sin(2 * Math.PI * turns)));
        }
        AudioFormat format = new AudioFormat(8_000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples.array()), format, SECONDS * 8_000L),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }

    private int start() throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            port = free.getLocalPort();
        }
        writeStation(folder.resolve("station.wav"));
        Files.createDirectories(folder.resolve("heard"));
        Files.writeString(
                folder.resolve("config"),
                Files.readString(Path.of("src/test/peers/baresip.config"))
                        .replace("PORT", Integer.toString(port))
                        .replace("FOLDER", folder.toString()));
        Files.writeString(
                folder.resolve("accounts"),
                "<sip:431999@127.0.0.1:" + port + ">;regint=0;answermode=auto;audio_codecs=PCMA/8000/1\n");
        Files.createFile(folder.resolve("contacts"));
        Path log = folder.resolve("baresip.log");
        try {
            baresip = new ProcessBuilder("baresip", "-4", "-f", folder.toString(), "-t", "120")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw new AssertionError("baresip is missing. As root: ./switchroom peers", missing);
        }
        await().until(() -> !baresip.isAlive() || Files.readString(log).contains("baresip is ready"));
        assertThat(baresip.isAlive()).as(Files.readString(log)).isTrue();
        return port;
    }

    private short[] heard() throws Exception {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("heard"))) {
            file = files.filter(each -> each.toString().endsWith("-dec.wav"))
                    .findFirst()
                    .orElseThrow();
        }
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            ByteBuffer octets = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[octets.remaining() / 2];
            octets.asShortBuffer().get(samples);
            return samples;
        }
    }

    @Test
    @Tag("CN-014")
    @Tag("CN-023")
    void it_hears_our_digits_and_its_kiss_off_is_heard() throws Exception {
        int port = start();
        line = new SipLine(
                LineSettings.read(
                        "org.switchroom.transport.line~1",
                        Configs.of(Map.of(
                                "proxy",
                                "127.0.0.1:" + port,
                                "user",
                                "4312345",
                                "register",
                                false,
                                "keep$_$alive",
                                0))),
                sound,
                Clock.systemUTC());
        await().until(() -> line.health().detail().startsWith("not watched"));
        CompletableFuture<CallRecord> record = new CompletableFuture<>();
        ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, new CallListener() {
            @Override
            public void ended(Report report, Outcome outcome) {}

            @Override
            public void over(CallRecord told) {
                record.complete(told);
            }
        });
        call.add(new Report("a", ContactId.parse(DIGITS)));

        Ending ending = line.dial(new DialRequest("431999", Duration.ofSeconds(20), Duration.ofSeconds(50)), call)
                .toCompletableFuture()
                .orTimeout(70, TimeUnit.SECONDS)
                .join();
        hangUp();

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(record.join().events())
                .singleElement()
                .satisfies(told -> assertThat(told.outcome().result()).isEqualTo(Outcome.Result.KISSED_OFF));
        assertThat(Multimon.hear(heard())).endsWith(ContactId.parse(DIGITS).keys());
    }
}
