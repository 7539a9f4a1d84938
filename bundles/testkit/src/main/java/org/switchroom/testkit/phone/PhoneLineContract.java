package org.switchroom.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.transport.Health;

/** What {@link PhoneLine} promises, whatever the line is made of. The line has one channel and no pace. */
public interface PhoneLineContract {
    /** The same for a whole test, and up. */
    PhoneLine line();

    /** Who picks up at {@link #picksUp} and {@link #hangsUp}. */
    Whistle station();

    String picksUp();

    String busy();

    String neverAnswers();

    /** Picks up, and hangs up within a second. */
    String hangsUp();

    private CompletionStage<Ending> dial(String number, Duration answerWithin, Duration longest, Whistle audio) {
        return line().dial(new DialRequest(number, answerWithin, longest), audio);
    }

    private Ending call(String number, Whistle audio) {
        return ended(dial(number, Duration.ofSeconds(30), Duration.ofSeconds(60), audio));
    }

    private static Ending ended(CompletionStage<Ending> call) {
        return call.toCompletableFuture().orTimeout(70, TimeUnit.SECONDS).join();
    }

    @Test
    default void both_sides_hear_each_other_until_the_audio_hangs_up() {
        Whistle audio = new Whistle(10, 15);

        Ending ending = call(picksUp(), audio);

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(ending.setUp()).isPresent();
        assertThat(audio.answered).isTrue();
        assertThat(audio.endings).hasValue(1);
        assertThat(station().loud.get()).isPositive();
        assertThat(line().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    default void a_call_that_is_busy_was_never_answered_and_the_next_one_is_made() {
        Whistle audio = new Whistle(1);

        Ending ending = call(busy(), audio);

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.BUSY);
        assertThat(ending.setUp()).isEmpty();
        assertThat(audio.answered).isFalse();
        assertThat(audio.endings).hasValue(1);
        assertThat(call(picksUp(), new Whistle(5, 10)).how()).isEqualTo(Ending.How.DONE);
    }

    @Test
    default void it_rings_no_longer_than_was_asked_for() {
        Whistle audio = new Whistle(1);

        Ending ending = ended(dial(neverAnswers(), Duration.ofMillis(800), Duration.ofSeconds(60), audio));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.NO_ANSWER);
        assertThat(audio.answered).isFalse();
        assertThat(audio.endings).hasValue(1);
    }

    @Test
    default void a_call_is_cut_off_when_the_other_side_hangs_up() {
        Whistle audio = new Whistle(0, 5);

        Ending ending = call(hangsUp(), audio);

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.CUT_OFF);
        assertThat(ending.detail()).isNotBlank();
        assertThat(audio.endings).hasValue(1);
    }

    @Test
    default void it_hangs_up_after_the_longest_time() {
        Whistle audio = new Whistle(0, 5);

        Ending ending = ended(dial(picksUp(), Duration.ofSeconds(30), Duration.ofSeconds(2), audio));

        assertThat(ending.how()).as(ending.detail()).isEqualTo(Ending.How.DONE);
        assertThat(audio.endings).hasValue(1);
    }

    @Test
    default void a_call_beyond_its_channels_is_refused_at_once() {
        CompletionStage<Ending> first =
                dial(neverAnswers(), Duration.ofMillis(800), Duration.ofSeconds(60), new Whistle(0));
        Whistle audio = new Whistle(0);

        CompletionStage<Ending> second = dial(picksUp(), Duration.ofSeconds(30), Duration.ofSeconds(60), audio);

        assertThat(line().channels()).isEqualTo(1);
        assertThat(second.toCompletableFuture()).isDone();
        assertThat(ended(second).how()).isEqualTo(Ending.How.NO_CHANNEL);
        assertThat(audio.endings).hasValue(1);
        assertThat(ended(first).how()).isEqualTo(Ending.How.NO_ANSWER);
    }
}
