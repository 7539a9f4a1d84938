package org.switchroom.voice.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.testkit.phone.Whistle;
import org.switchroom.testkit.voice.ModemSound;
import org.switchroom.testkit.voice.SimulatedVoiceModem;
import org.switchroom.testkit.voice.VoiceScript;
import org.switchroom.transport.Health;

/** In real time, over TCP, to a modem that misbehaves. */
final class VoiceLineTest {
    private static final String NUMBER = "+431999";
    private static final String DIALLED = "01999";

    private final Whistle station = new Whistle(0);
    private final SimulatedVoiceModem modem = SimulatedVoiceModem.start().stations(() -> station);
    private Optional<VoiceLine> line = Optional.empty();

    @AfterEach
    void end() {
        line.ifPresent(VoiceLine::close);
        modem.close();
    }

    private VoiceLine ready(Map<String, Object> more) {
        line = Optional.of(Simulated.line(modem, more));
        return Simulated.ready(line.get());
    }

    private static CompletableFuture<Ending> begun(VoiceLine line, Whistle audio) {
        return line.dial(new DialRequest(NUMBER, Duration.ofSeconds(20), Duration.ofSeconds(60)), audio)
                .toCompletableFuture();
    }

    private static Ending ending(CompletionStage<Ending> call) {
        return call.toCompletableFuture().orTimeout(70, TimeUnit.SECONDS).join();
    }

    @ParameterizedTest
    @EnumSource(names = {"ULAW", "ALAW", "LINEAR", "UNSIGNED_PCM", "SIGNED_PCM"})
    void every_coding_of_eight_bits_carries_sound_both_ways(ModemSound sound) {
        modem.offers(sound, ModemSound.LINEAR_16, ModemSound.ADPCM);

        Ending ending = ending(begun(ready(Map.of()), new Whistle(8, 12)));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(station.loud.get()).isGreaterThanOrEqualTo(8);
        assertThat(modem.isOnHook()).isTrue();
        assertThat(modem.dialled()).containsExactly(DIALLED);
    }

    @Test
    void a_modem_that_is_unplugged_in_a_call_cuts_it_off_and_works_when_it_is_plugged_in_again() {
        modem.number(DIALLED, new VoiceScript().isUnpluggedAfter(400));
        VoiceLine up = ready(Map.of());

        Ending ending = ending(begun(up, new Whistle(0, 5)));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(up.health().state()).isEqualTo(Health.State.DOWN);
        assertThat(ending(begun(up, new Whistle(0))).how()).isEqualTo(Ending.How.LINE_DOWN);
        modem.plug().number(DIALLED, new VoiceScript());
        Simulated.ready(up);
        assertThat(ending(begun(up, new Whistle(5, 10))).how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    void a_modem_that_falls_silent_in_a_call_is_taken_up_anew() {
        modem.number(DIALLED, new VoiceScript().fallsSilentAfter(400));
        VoiceLine up = ready(Map.of());

        Ending ending = ending(begun(up, new Whistle(0, 5)));

        assertThat(ending.how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(ending.detail()).contains("no sound any more");
        modem.number(DIALLED, new VoiceScript());
        Simulated.ready(up);
        assertThat(ending(begun(up, new Whistle(5, 10))).how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    void a_sound_that_the_modem_ends_by_itself_is_a_call_cut_off() {
        modem.number(DIALLED, new VoiceScript().endsSoundAfter(400));

        Ending ending = ending(begun(ready(Map.of()), new Whistle(0, 5)));

        assertThat(ending.how()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(ending.detail()).contains("ended the sound");
        assertThat(modem.isOnHook()).isTrue();
    }

    @Test
    void a_modem_that_runs_dry_is_counted_and_the_call_goes_on() {
        modem.number(DIALLED, new VoiceScript().runsDryAfter(400));

        Ending ending = ending(begun(ready(Map.of()), new Whistle(60, 5)));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(ending.detail()).contains("ran out of what we say");
        assertThat(modem.underruns()).isPositive();
    }

    @Test
    void garbage_instead_of_sound_ends_the_call_somehow_and_the_next_one_is_made() {
        modem.number(DIALLED, new VoiceScript().sendsGarbageAfter(300));
        VoiceLine up = ready(Map.of());
        Whistle audio = new Whistle(200, 5);

        ending(begun(up, audio));

        assertThat(audio.endings).hasValue(1);
        modem.number(DIALLED, new VoiceScript());
        Simulated.ready(up);
        assertThat(ending(begun(up, new Whistle(5, 10))).how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    void a_line_that_is_closed_hangs_up() {
        VoiceLine up = ready(Map.of());
        Whistle audio = new Whistle(0, 5);
        CompletableFuture<Ending> call = begun(up, audio);
        await().until(() -> audio.loud.get() > 0);

        up.close();

        assertThat(ending(call).how()).isEqualTo(Ending.How.DONE);
        assertThat(modem.isOnHook()).isTrue();
        assertThat(ending(begun(up, new Whistle(0))).how()).isEqualTo(Ending.How.LINE_DOWN);
    }

    @Test
    void the_pace_keeps_a_call_from_the_end_of_the_one_before() {
        modem.number(DIALLED, new VoiceScript().result("BUSY"));
        VoiceLine up = ready(Map.of("pace", 500));
        ending(begun(up, new Whistle(0)));
        long begin = System.nanoTime();

        ending(begun(up, new Whistle(0)));

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(450_000_000L);
        assertThat(modem.dialled()).hasSize(2);
    }
}
