package org.switchroom.contactid.call;

import java.util.Optional;
import org.switchroom.contactid.call.Outcome.Result;
import org.switchroom.contactid.tone.Ear;
import org.switchroom.contactid.tone.HandshakeEar;
import org.switchroom.contactid.tone.Rate;
import org.switchroom.contactid.tone.Reading;
import org.switchroom.contactid.tone.Span;
import org.switchroom.contactid.tone.Voice;
import org.switchroom.phone.CallAudio;

/**
 * Reports events in one call: waits for the handshake, says each event up to four times until its kiss-off, hangs up when
 * there is none left or one has no kiss-off. After that nothing more is said in this call: a late kiss-off of one event
 * would pass for the next one's. Events may be added while the call is up.
 *
 * <p>Nothing is said before the answer; a handshake that comes before it is kept ({@link Invitation}). The line calls all
 * methods but {@link #add}, which any thread may.
 */
public final class ContactIdCall implements CallAudio {
    /** As long as the end of a tone may be unknown, and the beginning of the next tone of a handshake away. */
    private static final long UNSETTLED = Rate.PER_SECOND / 4;

    private enum Stage {
        RINGING,
        HANDSHAKE,
        SAYING,
        PAUSE,
        OVER
    }

    private final CallSettings settings;
    private final CallOrder order = new CallOrder();
    private final CallLog log;
    private final Ear ear = new Ear();
    private final Voice voice;

    private Stage stage = Stage.RINGING;
    private long now;
    private long pauseEnd;
    private final Invitation invitation = new Invitation();
    private HandshakeEar handshakes = new HandshakeEar();
    private Saying saying;

    public ContactIdCall(CallSettings settings, CallListener listener) {
        this.settings = settings;
        log = new CallLog(listener);
        voice = new Voice(
                settings.digitLevelDbm0(), Rate.samples(settings.digitOn()), Rate.samples(settings.digitOff()));
    }

    /** Takes one more event along; false when the call is about to end, and then it is never heard of here again. */
    public boolean add(Report report) {
        return order.add(report);
    }

    @Override
    public void answered() {
        log.answered(now);
        invitation.answered(now);
        stage = Stage.HANDSHAKE;
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        long end = now + heard.length;
        for (Reading reading : ear.hear(heard)) {
            hear(reading);
        }
        watch(end);
        voice.fill(say);
        now = end;
        return stage != Stage.OVER;
    }

    @Override
    public void ended() {
        if (stage == Stage.SAYING) {
            log.ended(saying.report(), saying.cutOff(), now);
        }
        boolean invited = stage != Stage.HANDSHAKE;
        order.close().forEach(report -> log.ended(report, invited ? CallLog.NOT_REACHED : CallLog.HUNG_UP_EARLY, now));
        log.over(now, stage == Stage.OVER);
        stage = Stage.OVER;
    }

    private void hear(Reading reading) {
        switch (stage) {
            case RINGING, HANDSHAKE -> invitation.hear(reading).ifPresent(this::invited);
            case OVER -> {}
            case SAYING -> listenForKissOff(reading);
            case PAUSE -> {
                // A kiss-off of which more was lost than its ear bridges: the station does not listen yet.
                if (reading.tone().isPresent()) {
                    pauseEnd = Math.max(pauseEnd, reading.end() + Rate.samples(settings.pause()));
                }
            }
        }
    }

    private void invited(HandshakeEar.Pair pair) {
        log.invited(pair);
        next(Math.max(pair.high().end(), log.answeredAt()));
    }

    private void listenForKissOff(Reading reading) {
        Optional<Span> kissOff = saying.ear().hear(reading);
        if (kissOff.isPresent()) {
            log.ended(
                    saying.report(),
                    saying.kissedOff(kissOff.get()),
                    kissOff.get().end());
            saying = null;
            next(kissOff.get().end());
        } else if (reading.end() > voice.end()) {
            // The station invites again: it has heard nothing.
            handshakes.hear(reading).ifPresent(pair -> again(pair.high().end() + Rate.samples(settings.pause())));
        }
    }

    private void next(long after) {
        stage = Stage.PAUSE;
        pauseEnd = after + Rate.samples(settings.pause());
    }

    private void watch(long end) {
        if (stage == Stage.HANDSHAKE) {
            invitation.kept(end).ifPresent(this::invited);
        }
        if (stage == Stage.HANDSHAKE && end - log.answeredAt() > Rate.samples(settings.handshakeWithin())) {
            noHandshake(end);
        } else if (stage == Stage.PAUSE && end > pauseEnd) {
            order.next().ifPresentOrElse(this::begin, () -> stage = Stage.OVER);
        } else if (stage == Stage.SAYING && kissOffIsTooLate(end)) {
            again(end);
        }
    }

    private void begin(Report report) {
        stage = Stage.SAYING;
        saying = new Saying(report, voice);
        again(pauseEnd);
    }

    /** Says the event, or gives the call up when that was the last attempt. */
    private void again(long at) {
        if (saying.attempts() < settings.attempts()) {
            saying.say(at);
            handshakes = new HandshakeEar();
            return;
        }
        log.ended(saying.report(), saying.unanswered(), now);
        saying = null;
        stage = Stage.OVER;
        order.close().forEach(report -> log.ended(report, CallLog.NOT_REACHED, now));
    }

    private boolean kissOffIsTooLate(long end) {
        long latest = voice.end() + Rate.samples(settings.kissOffWithin());
        if (end <= latest + Ear.BLOCK) {
            return false;
        }
        Optional<Long> sounding = saying.ear().sounding();
        boolean maybeHandshake =
                handshakes.since().filter(since -> end - since < UNSETTLED).isPresent();
        boolean maybeKissOff = sounding.filter(start -> start <= latest && end - start < 8L * UNSETTLED)
                .isPresent();
        return !maybeHandshake && !maybeKissOff;
    }

    private void noHandshake(long end) {
        Optional<HeardTone> stray = invitation.stray().map(HeardTone::of);
        Outcome outcome = stray.map(
                        tone -> CallLog.notSaid(Result.WRONG_TONES, "no handshake of Contact ID, but " + tone))
                .orElseGet(() -> CallLog.notSaid(
                        Result.NO_HANDSHAKE,
                        "no handshake within " + settings.handshakeWithin().toSeconds() + " s"));
        stage = Stage.OVER;
        order.close().forEach(report -> log.ended(report, outcome, end));
    }
}
