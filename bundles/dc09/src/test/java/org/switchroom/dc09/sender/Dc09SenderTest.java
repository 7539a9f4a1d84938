package org.switchroom.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.testkit.dc09.Dc09Words;
import org.switchroom.testkit.dc09.ReceiverMisdeed;
import org.switchroom.testkit.dc09.SimulatedReceiver;

/** Over real sockets, with the station's receiver of the testkit. */
final class Dc09SenderTest {
    private static final byte[] KEY = new byte[24];
    /** For tests in which no answer comes. */
    private static final Duration SHORT = Duration.ofMillis(300);
    /** For tests in which one comes after others were lost. */
    private static final Duration MEDIUM = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private Duration answer = Duration.ofSeconds(30);
    private final SimulatedReceiver main = SimulatedReceiver.start();
    private final SimulatedReceiver backup = SimulatedReceiver.start();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(main, backup));

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static ReceiverAddress at(SimulatedReceiver station, boolean udp) {
        return new ReceiverAddress(udp, station.host(), station.port());
    }

    private Dc09Sender sender(
            Optional<FrameCipher> cipher, Optional<SenderSettings.Polls> polls, ReceiverAddress... receivers) {
        return sender(Clock.systemUTC(), cipher, polls, receivers);
    }

    private Dc09Sender sender(
            Clock clock,
            Optional<FrameCipher> cipher,
            Optional<SenderSettings.Polls> polls,
            ReceiverAddress... receivers) {
        Dc09Sender sender = new Dc09Sender(
                new SenderSettings("station", List.of(receivers), cipher, "0", 3, answer, polls),
                new SequenceBook(folder.resolve("station")),
                clock);
        open.add(sender);
        return sender;
    }

    private Dc09Sender plain(ReceiverAddress... receivers) {
        return sender(Optional.empty(), Optional.empty(), receivers);
    }

    private static Told tell(Dc09Sender sender, long message) {
        return sender.tell(
                message,
                Frame.CONTACT_ID,
                "1234",
                "#1234|1130 01 015",
                Instant.now().plusSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_alarm_is_acknowledged(boolean udp) {
        Told told = tell(plain(at(main, udp)), 1);

        assertThat(told).isEqualTo(new Told.Acknowledged(at(main, udp)));
        assertThat(main.taken()).hasSize(1).first().satisfies(words -> {
            assertThat(words.data()).isEqualTo("#1234|1130 01 015");
            assertThat(words.sequence()).isEqualTo(1);
            assertThat(words.time()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_station_with_a_key_is_told_in_cipher(boolean udp) {
        try (SimulatedReceiver secret = SimulatedReceiver.start(KEY)) {
            Told told = tell(sender(Optional.of(new FrameCipher(KEY)), Optional.empty(), at(secret, udp)), 1);

            assertThat(told).isInstanceOf(Told.Acknowledged.class);
            assertThat(secret.taken()).hasSize(1).allMatch(Dc09Words::encrypted);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_is_lost_is_sent_again_under_its_number(boolean udp) {
        answer = MEDIUM;
        main.once(new ReceiverMisdeed.Lost());
        main.once(new ReceiverMisdeed.Mute());

        Told told = tell(plain(at(main, udp)), 1);

        assertThat(told).isInstanceOf(Told.Acknowledged.class);
        assertThat(main.taken()).hasSize(1);
        assertThat(main.frames()).hasSizeGreaterThanOrEqualTo(3).allMatch(words -> words.sequence() == 1);
    }

    @Test
    void a_message_that_is_sent_again_later_keeps_its_number() {
        Dc09Sender sender = plain(at(main, false));
        tell(sender, 1);
        tell(sender, 2);
        tell(plain(at(main, false)), 1);

        assertThat(main.frames()).extracting(Dc09Words::sequence).containsExactly(1, 2, 1);
        assertThat(main.taken()).hasSize(2);
    }

    @Test
    void without_an_answer_after_three_attempts_the_next_receiver_is_told() {
        answer = MEDIUM;
        main.always(new ReceiverMisdeed.Mute());

        Told told = tell(plain(at(main, false), at(backup, false)), 1);

        assertThat(told).isEqualTo(new Told.Acknowledged(at(backup, false)));
        assertThat(main.frames()).hasSize(3);
        assertThat(backup.taken()).hasSize(1).allMatch(words -> words.sequence() == 1);
    }

    @Test
    void a_receiver_that_can_not_be_reached_is_passed_over_and_left_alone_for_a_while() {
        main.unplug();
        Dc09Sender sender = plain(at(main, false), at(backup, true));

        assertThat(tell(sender, 1)).isEqualTo(new Told.Acknowledged(at(backup, true)));
        assertThat(sender.paths()).extracting(PathView::state).containsExactly(PathView.State.DOWN, PathView.State.UP);
        main.plug();
        assertThat(tell(sender, 2)).isEqualTo(new Told.Acknowledged(at(backup, true)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void with_no_receiver_there_nothing_has_left(boolean udp) {
        main.unplug();

        assertThat(tell(plain(at(main, udp)), 1)).isInstanceOf(Told.Unreached.class);
    }

    @Test
    void silence_and_a_broken_line_are_in_doubt() {
        answer = SHORT;
        main.always(new ReceiverMisdeed.Mute());
        assertThat(tell(plain(at(main, true)), 1)).isInstanceOf(Told.InDoubt.class);
        main.always(new ReceiverMisdeed.HangUp());
        assertThat(tell(plain(at(main, false)), 2)).isInstanceOf(Told.InDoubt.class);
        backup.unplug();
        assertThat(tell(plain(at(main, false), at(backup, false)), 3))
                .as("one may have it, the other has not")
                .isInstanceOf(Told.InDoubt.class);
    }

    @Test
    void an_answer_to_something_else_is_none() {
        answer = SHORT;
        for (ReceiverMisdeed misdeed : List.of(
                new ReceiverMisdeed.OtherSequence(),
                new ReceiverMisdeed.OtherAccount(),
                new ReceiverMisdeed.DamagedAnswer())) {
            main.always(misdeed);

            assertThat(tell(plain(at(main, false)), 1)).as(misdeed.toString()).isInstanceOf(Told.InDoubt.class);
        }
    }

    @Test
    void an_answer_in_pieces_is_one() {
        main.once(new ReceiverMisdeed.Stutter());

        assertThat(tell(plain(at(main, false)), 1)).isInstanceOf(Told.Acknowledged.class);
        assertThat(main.frames()).hasSize(1);
    }

    @Test
    void DUH_is_refused_at_once() {
        main.always(new ReceiverMisdeed.Duh());

        Told told = tell(plain(at(main, false), at(backup, false)), 1);

        assertThat(told).isInstanceOfSatisfying(Told.Refused.class, refused -> assertThat(refused.code())
                .isEqualTo("duh"));
        assertThat(main.frames()).hasSize(1);
        assertThat(backup.frames()).isEmpty();
    }

    @Test
    void a_wrong_clock_is_corrected_by_the_stations_and_stays_so() {
        main.checkTime(Duration.ofSeconds(30));
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));
        Dc09Sender sender = sender(late, Optional.empty(), Optional.empty(), at(main, false));

        Told first = sender.tell(
                1, Frame.CONTACT_ID, "1234", "#1234|1130 01 015", late.instant().plusSeconds(60));
        Told second = sender.tell(
                2, Frame.CONTACT_ID, "1234", "#1234|3130 01 015", late.instant().plusSeconds(60));

        assertThat(first).isInstanceOf(Told.Acknowledged.class);
        assertThat(second).isInstanceOf(Told.Acknowledged.class);
        assertThat(main.frames()).extracting(Dc09Words::sequence).containsExactly(1, 1, 2);
    }

    @Test
    void NAK_twice_is_refused() {
        main.always(new ReceiverMisdeed.WrongTime(Duration.ofMinutes(3)));

        assertThat(tell(plain(at(main, false)), 1))
                .isInstanceOfSatisfying(Told.Refused.class, refused -> assertThat(refused.code())
                        .isEqualTo("nak"));
        assertThat(main.frames()).hasSize(2);
    }

    @Test
    void both_ways_are_polled_and_it_is_known_which_one_works() {
        Dc09Sender sender = sender(
                Optional.empty(),
                Optional.of(new SenderSettings.Polls("9999", Duration.ofMillis(100), Duration.ofMillis(150))),
                at(main, false),
                at(backup, true));

        await().until(() -> main.polls().size() >= 2 && backup.polls().size() >= 2);
        await().until(() -> sender.paths().stream().allMatch(path -> path.state() == PathView.State.UP));
        assertThat(main.polls()).allSatisfy(poll -> {
            assertThat(poll.account()).contains("9999");
            assertThat(poll.sequence()).isZero();
            assertThat(poll.data()).isEmpty();
        });

        backup.unplug();
        await().until(() -> sender.paths().get(1).state() == PathView.State.DOWN);
        assertThat(sender.paths().get(0).state()).isEqualTo(PathView.State.UP);
        backup.plug();
        await().until(() -> sender.paths().get(1).state() == PathView.State.UP);
        assertThat(main.taken()).isEmpty();
    }
}
