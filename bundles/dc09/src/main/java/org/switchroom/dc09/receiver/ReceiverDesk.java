package org.switchroom.dc09.receiver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.frame.FrameContent;
import org.switchroom.message.Texts;

/** Decides what a panel is answered. Knows of no connections; any thread. */
final class ReceiverDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiverDesk.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String IN_CLEAR = "it speaks in clear and must speak in cipher";

    private final String name;
    private final ClockWindow window;
    private final PanelIntake intake;
    private final Clock clock;
    private final Tally tally;
    private final AtomicReference<Instant> warnedAt = new AtomicReference<>(Instant.EPOCH);

    ReceiverDesk(String name, ClockWindow window, PanelIntake intake, Clock clock, Tally tally) {
        this.name = name;
        this.window = window;
        this.intake = intake;
        this.clock = clock;
        this.tally = tally;
    }

    /** What is heard, and how it is answered when that has to be in cipher. */
    private record Heard(Frame frame, FrameContent content, Optional<FrameCipher> cipher, String raw) {}

    /**
     * The answer, once it may be given; empty when there is none to give. Never completes exceptionally.
     */
    CompletionStage<Optional<Frame>> take(Frame frame, Instant receivedAt) {
        tally.add(Tally.Count.RECEIVED);
        if (frame.isReply()) {
            // Deliberate: an answer to an answer would never end.
            return silent();
        }
        Optional<PanelAccess> access =
                frame.account().flatMap(digits -> intake.access(digits.toUpperCase(Locale.ROOT)));
        if (!frame.encrypted()) {
            if (access.isPresent() && !access.get().plainAllowed()) {
                return refused(frame, IN_CLEAR);
            }
            return FrameContent.read(frame.content())
                    .map(content -> heard(new Heard(frame, content, Optional.empty(), frame.text()), receivedAt))
                    .orElseGet(() -> refused(frame, "its brackets are not closed"));
        }
        if (access.isEmpty()) {
            return unreadable(frame, receivedAt);
        }
        Optional<FrameCipher> cipher = access.get().key().map(FrameCipher::new);
        if (cipher.isEmpty()) {
            return refused(frame, "it speaks in cipher and no key is set for it");
        }
        return cipher.get()
                .decrypt(frame.content())
                .map(content -> heard(new Heard(frame, content, cipher, frame.header() + content), receivedAt))
                .orElseGet(() -> refused(frame, "its cipher is not of the key that is set for it"));
    }

    private CompletionStage<Optional<Frame>> heard(Heard heard, Instant receivedAt) {
        Optional<Instant> panelTime = heard.content().time();
        if (window.checked()
                && heard.content().stamp().isPresent()
                && panelTime.filter(time -> window.has(time, receivedAt)).isEmpty()) {
            tally.add(Tally.Count.WRONG_TIME);
            return answer(heard.frame().nak(FrameContent.of("", clock.instant())));
        }
        Optional<Reading> reading = Reading.of(heard.frame(), heard.content());
        if (reading.isEmpty()) {
            return refused(heard.frame(), "it is a " + heard.frame().id() + " that can not be understood");
        }
        Reading said = reading.get();
        // Named inside only, an account could not be looked up before.
        if (heard.cipher().isEmpty()
                && intake.access(said.account())
                        .filter(access -> !access.plainAllowed())
                        .isPresent()) {
            return refused(heard.frame(), IN_CLEAR);
        }
        if (!said.unknown().isEmpty()) {
            return partly(heard, said, panelTime, receivedAt);
        }
        return intake(report(heard, said, panelTime, receivedAt)).thenApply(taken -> answer(taken, heard));
    }

    /** What is understood is taken in. The whole is refused, so that the panel does not believe that all of it was. */
    private CompletionStage<Optional<Frame>> partly(
            Heard heard, Reading said, Optional<Instant> panelTime, Instant receivedAt) {
        String why = "no event is known by " + String.join(", ", said.unknown());
        if (said.events().isEmpty()) {
            return refused(heard.frame(), why);
        }
        return intake(report(heard, said, panelTime, receivedAt)).thenCompose(taken -> refused(heard.frame(), why));
    }

    private PanelReport report(Heard heard, Reading said, Optional<Instant> panelTime, Instant receivedAt) {
        int sequence = heard.frame().sequence();
        return new PanelReport(
                name,
                said.account(),
                sequence == 0 ? Optional.empty() : Optional.of(sequence),
                Optional.empty(),
                said.events(),
                Texts.keepable(heard.raw()),
                panelTime,
                receivedAt,
                said.extra(heard.content()));
    }

    /**
     * Nobody's account, so nobody's key. The house is told that it speaks; what it says can not be read, so it is never
     * acknowledged, whatever is answered: with the key that comes one day, it may be an alarm.
     */
    private CompletionStage<Optional<Frame>> unreadable(Frame frame, Instant receivedAt) {
        String why = "it speaks in cipher and its account is nobody's";
        if (frame.account().isEmpty()) {
            return refused(frame, why);
        }
        PanelReport report = new PanelReport(
                name,
                frame.account().get().toUpperCase(Locale.ROOT),
                frame.sequence() == 0 ? Optional.empty() : Optional.of(frame.sequence()),
                Optional.empty(),
                List.of(),
                Texts.keepable(frame.text()),
                Optional.empty(),
                receivedAt,
                Map.of());
        return intake(report).thenCompose(taken -> switch (taken) {
            case QUARANTINED, UNUSABLE -> refused(frame, why);
            // Known by now: it comes again and is read then.
            case STORED, DUPLICATE, QUARANTINED_SILENTLY, TRY_LATER -> silent();
        });
    }

    private CompletionStage<PanelIntake.Taken> intake(PanelReport report) {
        try {
            return intake.receive(report).exceptionally(this::notStored).whenComplete((taken, never) -> {
                if (taken == PanelIntake.Taken.QUARANTINED || taken == PanelIntake.Taken.QUARANTINED_SILENTLY) {
                    tally.add(Tally.Count.QUARANTINED);
                }
            });
        } catch (RuntimeException defect) {
            return CompletableFuture.completedFuture(notStored(defect));
        }
    }

    private PanelIntake.Taken notStored(Throwable defect) {
        LOG.error("{}: a report could not be stored; the panel gets no answer and sends it again", name, defect);
        return PanelIntake.Taken.TRY_LATER;
    }

    private Optional<Frame> answer(PanelIntake.Taken taken, Heard heard) {
        return switch (taken) {
            case STORED, DUPLICATE, QUARANTINED -> {
                tally.add(Tally.Count.ACKNOWLEDGED);
                yield Optional.of(heard.cipher()
                        .map(cipher -> heard.frame().ack(cipher, FrameContent.of("", clock.instant())))
                        .orElseGet(() -> heard.frame().ack()));
            }
            case UNUSABLE -> {
                tally.add(Tally.Count.REFUSED);
                yield Optional.of(heard.frame().duh());
            }
            case QUARANTINED_SILENTLY, TRY_LATER -> {
                tally.add(Tally.Count.UNANSWERED);
                yield Optional.empty();
            }
        };
    }

    private CompletionStage<Optional<Frame>> refused(Frame frame, String why) {
        tally.add(Tally.Count.REFUSED);
        String words =
                "{}: a message of account {} is refused with DUH: {}. Correct the panel's settings or the account's";
        Instant now = clock.instant();
        // Whoever can reach the port can be refused, as often as he likes: the log is for others, too.
        if (warnedAt.getAndUpdate(before -> before.plus(PAUSE).isAfter(now) ? before : now)
                .plus(PAUSE)
                .isAfter(now)) {
            LOG.debug(words, name, masked(frame), why);
        } else {
            LOG.warn(words, name, masked(frame), why);
        }
        return answer(frame.duh());
    }

    private static String masked(Frame frame) {
        return frame.account()
                .map(digits -> "***" + digits.substring(digits.length() - 2))
                .orElse("(none)");
    }

    private static CompletionStage<Optional<Frame>> answer(Frame frame) {
        return CompletableFuture.completedFuture(Optional.of(frame));
    }

    private CompletionStage<Optional<Frame>> silent() {
        tally.add(Tally.Count.UNANSWERED);
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
