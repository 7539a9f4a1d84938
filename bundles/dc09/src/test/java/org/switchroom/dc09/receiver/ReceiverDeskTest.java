package org.switchroom.dc09.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;
import org.switchroom.dc09.frame.CrcForm;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.frame.FrameContent;
import org.switchroom.message.Content;
import org.switchroom.testkit.ManualClock;

final class ReceiverDeskTest {
    private static final byte[] KEY = new byte[16];
    private static final Optional<String> LINE = Optional.of("0");

    private final ManualClock clock = ManualClock.create();
    private final FakePanelIntake intake = new FakePanelIntake()
            .knows("1234", Optional.empty(), true)
            .knows("AAAA", Optional.of(KEY), false)
            .knows("BBBB", Optional.of(KEY), true);
    private final Tally tally = new Tally();
    private final ReceiverDesk desk = new ReceiverDesk("dc09", ClockWindow.USUAL, intake, clock, tally);

    private CompletableFuture<Optional<Frame>> begin(Frame frame) {
        return desk.take(frame, clock.instant()).toCompletableFuture();
    }

    private Optional<Frame> answer(Frame frame) {
        return begin(frame).join();
    }

    private Frame frame(String id, String account, String data) {
        return Frame.plain(id, 7, LINE, account, FrameContent.of(data, clock.instant()));
    }

    private Frame encrypted(String account, String data, byte[] key, Instant time) {
        String content = new FrameCipher(key).encrypt(FrameContent.of(data, time));
        return new Frame(CrcForm.HEX, Frame.CONTACT_ID, true, 7, Optional.empty(), LINE, Optional.of(account), content);
    }

    private PanelReport only() {
        assertThat(intake.received()).hasSize(1);
        return intake.received().get(0);
    }

    @Test
    @Tag("CN-015")
    @Tag("CN-016")
    @Tag("CN-017")
    void an_event_is_acknowledged_when_it_is_on_disk_and_not_before() {
        intake.hold();
        Frame event = frame(Frame.CONTACT_ID, "1234", "#1234|1130 01 015");

        CompletableFuture<Optional<Frame>> answer = begin(event);
        boolean before = answer.isDone();
        intake.release(PanelIntake.Taken.STORED);

        assertThat(before).isFalse();
        assertThat(answer.join()).contains(event.ack());
        PanelReport report = only();
        assertThat(report.account()).isEqualTo("1234");
        assertThat(report.via()).isEqualTo("dc09");
        assertThat(report.sequence()).contains(7);
        assertThat(report.events()).containsExactly(new Content.Alarm("1234", 1, "130", 1, 15));
        assertThat(report.panelTime()).contains(clock.instant());
        assertThat(report.raw()).isEqualTo(event.text());
    }

    @Test
    void what_becomes_of_a_report_decides_the_answer() {
        Frame event = frame(Frame.CONTACT_ID, "1234", "#1234|1130 01 015");

        for (PanelIntake.Taken taken : PanelIntake.Taken.values()) {
            intake.answer(taken);
            Optional<Frame> expected =
                    switch (taken) {
                        case STORED, DUPLICATE, QUARANTINED -> Optional.of(event.ack());
                        case UNUSABLE -> Optional.of(event.duh());
                        case QUARANTINED_SILENTLY, TRY_LATER -> Optional.empty();
                    };
            assertThat(answer(event)).as(taken.name()).isEqualTo(expected);
        }
        assertThat(tally.byWords())
                .containsEntry("received", 6L)
                .containsEntry("acknowledged", 3L)
                .containsEntry("refused", 1L)
                .containsEntry("unanswered", 2L)
                .containsEntry("quarantined", 2L);
    }

    @Test
    void a_store_that_fails_acknowledges_nothing() {
        intake.breakDown();

        assertThat(answer(frame(Frame.CONTACT_ID, "1234", "#1234|1130 01 015"))).isEmpty();
    }

    @Test
    void a_poll_has_no_events_and_its_zeroes_are_no_sequence() {
        Frame poll = Frame.plain(Frame.POLL, 0, LINE, "1234", FrameContent.of("", clock.instant()));

        assertThat(answer(poll)).contains(poll.ack());
        assertThat(only().events()).isEmpty();
        assertThat(only().sequence()).isEmpty();
        assertThat(answer(frame(Frame.POLL, "1234", "#0000|0000 00 000"))).isPresent();
    }

    @Test
    void events_in_the_words_of_SIA_are_those_of_contact_id() {
        answer(frame(Frame.SIA, "1234", "#1234|Nri2/BA12^Front door^/BR12|Aby the keypad"));

        assertThat(only().events())
                .containsExactly(
                        new Content.Alarm("1234", 1, "130", 2, 12), new Content.Alarm("1234", 3, "130", 2, 12));
        assertThat(only().extra()).containsEntry("A", "Front door / by the keypad");
    }

    @Test
    void what_no_table_knows_is_refused_and_what_came_with_it_is_kept() {
        Frame unknown = frame(Frame.SIA, "1234", "#1234|N??/BA1");
        Frame half = frame(Frame.SIA, "1234", "#1234|Nri1/BA1/QQ9");

        assertThat(answer(frame("XYZ-ABC", "1234", "#1234|1130 01 015")).map(Frame::id))
                .contains(Frame.DUH);
        assertThat(answer(frame(Frame.CONTACT_ID, "1234", "#1234|burglary")).map(Frame::id))
                .contains(Frame.DUH);
        assertThat(answer(unknown)).contains(unknown.duh());
        assertThat(intake.received()).isEmpty();

        assertThat(answer(half)).contains(half.duh());
        assertThat(only().events()).extracting(Content.Alarm::code).containsExactly("130");
    }

    @Test
    void a_panels_clock_may_be_forty_seconds_behind_and_twenty_ahead() {
        Instant now = clock.instant();
        for (int seconds : List.of(-41, -40, 0, 20, 21)) {
            Frame event = Frame.plain(
                    Frame.CONTACT_ID, 7, LINE, "1234", FrameContent.of("#1234|1130 01 015", now.plusSeconds(seconds)));

            boolean inside = seconds >= -40 && seconds <= 20;
            assertThat(answer(event))
                    .as("%d s", seconds)
                    .contains(inside ? event.ack() : event.nak(FrameContent.of("", now)));
        }
        assertThat(intake.received()).hasSize(3);
    }

    @Test
    void in_clear_a_missing_time_is_good_and_one_that_is_none_is_not() {
        FrameContent without = new FrameContent("#1234|1130 01 015", List.of(), Optional.empty());
        FrameContent unset = new FrameContent("#1234|1130 01 015", List.of(), Optional.of("00:00:00,00-00-0000"));

        assertThat(answer(Frame.plain(Frame.CONTACT_ID, 7, LINE, "1234", without))
                        .map(Frame::id))
                .contains(Frame.ACK);
        assertThat(answer(Frame.plain(Frame.CONTACT_ID, 7, LINE, "1234", unset)).map(Frame::id))
                .contains(Frame.NAK);
    }

    @Test
    void without_a_check_every_clock_is_good() {
        ReceiverDesk lenient = new ReceiverDesk(
                "dc09", new ClockWindow(Duration.ZERO, Duration.ZERO, false), intake, clock, new Tally());
        Frame old = Frame.plain(Frame.CONTACT_ID, 7, LINE, "1234", FrameContent.of("#1234|1130 01 015", Instant.EPOCH));

        assertThat(lenient.take(old, clock.instant()).toCompletableFuture().join())
                .contains(old.ack());
    }

    @Test
    void cipher_is_answered_in_cipher_and_the_record_is_readable() {
        Frame event = encrypted("AAAA", "#AAAA|1130 01 015", KEY, clock.instant());

        Frame ack = answer(event).orElseThrow();

        assertThat(ack.id()).isEqualTo(Frame.ACK);
        assertThat(ack.encrypted()).isTrue();
        assertThat(new FrameCipher(KEY).decrypt(ack.content())).contains(FrameContent.of("", clock.instant()));
        assertThat(only().raw()).contains("#AAAA|1130 01 015").doesNotContain(event.content());
    }

    @Test
    void cipher_that_can_not_be_read_is_refused_in_clear() {
        byte[] other = new byte[32];
        Frame wrongKey = encrypted("AAAA", "#AAAA|1130 01 015", other, clock.instant());
        Frame noKey = encrypted("1234", "#1234|1130 01 015", KEY, clock.instant());

        assertThat(answer(wrongKey)).contains(wrongKey.duh());
        assertThat(answer(noKey)).contains(noKey.duh());
        assertThat(intake.received()).isEmpty();
    }

    @Test
    void a_panel_with_a_key_may_speak_in_clear_only_where_that_is_allowed() {
        assertThat(answer(frame(Frame.CONTACT_ID, "aaaa", "#AAAA|1130 01 015")).map(Frame::id))
                .contains(Frame.DUH);
        assertThat(answer(frame(Frame.CONTACT_ID, "BBBB", "#BBBB|1130 01 015")).map(Frame::id))
                .contains(Frame.ACK);
        assertThat(only().account()).isEqualTo("BBBB");
    }

    @Test
    void nobodys_cipher_is_told_of_and_never_acknowledged() {
        Frame event = encrypted("CCCC", "#CCCC|1130 01 015", KEY, clock.instant());

        intake.answer(PanelIntake.Taken.QUARANTINED);
        assertThat(answer(event)).contains(event.duh());
        for (PanelIntake.Taken taken : List.of(
                PanelIntake.Taken.STORED,
                PanelIntake.Taken.DUPLICATE,
                PanelIntake.Taken.QUARANTINED_SILENTLY,
                PanelIntake.Taken.TRY_LATER)) {
            intake.answer(taken);
            assertThat(answer(event)).as(taken.name()).isEmpty();
        }

        assertThat(intake.received())
                .allSatisfy(report -> assertThat(report.events()).isEmpty());
        assertThat(intake.received().get(0).raw()).isEqualTo(event.text());
    }

    @Test
    void an_account_may_be_named_inside_only() {
        Frame event = new Frame(
                CrcForm.HEX,
                Frame.CONTACT_ID,
                false,
                7,
                Optional.empty(),
                Optional.of("01234"),
                Optional.empty(),
                "1234|1130 01 015]");

        assertThat(answer(event)).contains(event.ack());
        assertThat(only().account()).isEqualTo("1234");
    }

    @Test
    void an_answer_is_never_answered() {
        assertThat(answer(frame(Frame.ACK, "1234", ""))).isEmpty();
        assertThat(answer(frame(Frame.DUH, "1234", ""))).isEmpty();
        assertThat(answer(frame(Frame.NAK, "1234", ""))).isEmpty();
        assertThat(intake.received()).isEmpty();
    }
}
