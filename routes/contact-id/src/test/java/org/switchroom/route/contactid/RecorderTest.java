package org.switchroom.route.contactid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.contactid.ContactId;
import org.switchroom.contactid.call.CallListener;
import org.switchroom.contactid.call.CallRecord;
import org.switchroom.contactid.call.CallSettings;
import org.switchroom.contactid.call.ContactIdCall;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.contactid.call.Report;
import org.switchroom.phone.CallAudio;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.Multimon;
import org.switchroom.testkit.alarm.StationScript;

/** The sound of calls on the disk, read back by others: the JDK's reader of WAV files, and Debian's multimon-ng. */
final class RecorderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();

    private ContactIdSettings.Recordings kept(int most) {
        return new ContactIdSettings.Recordings(folder.resolve("calls"), Duration.ofDays(30), most);
    }

    private static ContactIdCall call(String digits) {
        ContactIdCall call = new ContactIdCall(CallSettings.STANDARD, new CallListener() {
            @Override
            public void ended(Report report, Outcome outcome) {}

            @Override
            public void over(CallRecord record) {}
        });
        call.add(new Report("a", ContactId.parse(digits)));
        return call;
    }

    private static void talk(CallAudio audio) {
        new AudioWire(audio, new CentralStation(new StationScript())).alaw().run(60);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("calls"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** One channel of a stereo file. */
    private static short[] channel(String file, int which) throws Exception {
        try (AudioInputStream sound =
                AudioSystem.getAudioInputStream(Path.of(file).toFile())) {
            AudioFormat format = sound.getFormat();
            assertThat(format.getSampleRate()).isEqualTo(8_000);
            assertThat(format.getChannels()).isEqualTo(2);
            assertThat(format.getSampleSizeInBits()).isEqualTo(16);
            byte[] octets = sound.readAllBytes();
            short[] samples = new short[octets.length / 4];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (octets[4 * i + 2 * which] & 0xFF | octets[4 * i + 2 * which + 1] << 8);
            }
            return samples;
        }
    }

    @Test
    void the_sound_of_a_call_is_kept_and_its_digits_are_heard_in_it() throws Exception {
        Recording recording = recorder.record(kept(10), NOW, 17, call("BCDE981110070427"));
        assertThat(recording.kept()).isEmpty();

        talk(recording);
        recorder.close();

        String file = recording.kept().orElseThrow();
        assertThat(file).endsWith("calls/call-20261122-080000-000-17.wav");
        assertThat(Multimon.hear(channel(file, 1))).isEqualTo("*#AB981110070427");
        // Handshake and kiss-off of the station, and none of our digits.
        short[] heard = channel(file, 0);
        assertThat(Multimon.hear(heard)).isEmpty();
        int loud = 0;
        for (short sample : heard) {
            loud = Math.max(loud, Math.abs(sample));
        }
        assertThat(loud).isBetween(5_000, 9_000);
    }

    @Test
    void a_call_that_had_no_sound_has_no_file() {
        Recording recording = recorder.record(kept(10), NOW, 1, call("1234181131010158"));

        recording.ended();
        recorder.close();

        assertThat(recording.kept()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void old_recordings_and_those_beyond_the_most_go_and_nothing_else_does() throws Exception {
        Files.createDirectories(folder.resolve("calls"));
        Files.createFile(folder.resolve("calls/notes.txt"));
        Files.createFile(folder.resolve("calls/call-20261001-080000-000-1.wav"));
        for (int day = 19; day < 22; day++) {
            Files.createFile(folder.resolve("calls/call-202611" + day + "-080000-000-2.wav"));
        }

        talk(recorder.record(kept(3), NOW, 3, call("1234181131010158")));
        recorder.close();

        assertThat(files())
                .containsExactly(
                        "call-20261120-080000-000-2.wav",
                        "call-20261121-080000-000-2.wav",
                        "call-20261122-080000-000-3.wav",
                        "notes.txt");
    }

    @Test
    void a_disk_that_takes_nothing_ends_the_recording_and_not_the_call() throws Exception {
        Files.createFile(folder.resolve("calls"));
        CentralStation station = new CentralStation(new StationScript());
        Recording recording = recorder.record(kept(10), NOW, 4, call("1234181131010158"));

        new AudioWire(recording, station).alaw().run(60);
        recorder.close();

        assertThat(station.messages()).containsExactly("1234181131010158");
        assertThat(recording.kept()).isEmpty();
    }

    @Test
    void a_call_that_begins_while_all_is_being_closed_is_made_without_a_recording() {
        recorder.close();
        CentralStation station = new CentralStation(new StationScript());
        Recording recording = recorder.record(kept(10), NOW, 5, call("1234181131010158"));

        new AudioWire(recording, station).alaw().run(60);

        assertThat(station.messages()).hasSize(1);
        assertThat(recording.kept()).isEmpty();
    }
}
