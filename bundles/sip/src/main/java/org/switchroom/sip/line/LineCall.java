package org.switchroom.sip.line;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.Ending;
import org.switchroom.sip.agent.CallMachine;
import org.switchroom.sip.agent.Effect;
import org.switchroom.sip.message.Sdp;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.rtp.SoundPort;

/** A call's machine with the sockets it needs. On the line's thread. */
final class LineCall {
    private final CallMachine machine;
    private final CallAudio audio;
    private final SoundPort sound;
    private final Consumer<SipMessage> sends;
    private final CompletableFuture<Ending> ending;
    private final Runnable free;

    /** @param free called once, when the call is over and its channel may be used again */
    LineCall(
            CallMachine machine,
            CallAudio audio,
            SoundPort sound,
            Consumer<SipMessage> sends,
            CompletableFuture<Ending> ending,
            Runnable free) {
        this.machine = machine;
        this.audio = audio;
        this.sound = sound;
        this.sends = sends;
        this.ending = ending;
        this.free = free;
    }

    CallMachine machine() {
        return machine;
    }

    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                sends.accept(send.message());
            } else if (effect instanceof Effect.Early early) {
                place(early.sound());
            } else if (effect instanceof Effect.Moved moved) {
                place(moved.sound());
            } else if (effect instanceof Effect.Answered answered) {
                place(answered.sound());
                sound.answered(audio);
            } else if (effect instanceof Effect.Over over) {
                end(over.how(), over.detail(), over.setUp());
            }
        }
    }

    private void place(Sdp theirs) {
        if (theirs.codecs().isEmpty()) {
            return;
        }
        Numeric.address(theirs.host())
                .filter(host -> theirs.port() > 0)
                .ifPresent(host -> sound.speakTo(
                        audio,
                        theirs.codecs().get(0),
                        new InetSocketAddress(host, theirs.port()),
                        !theirs.onHold() || theirs.direction().equals("sendonly")));
    }

    private void end(Ending.How how, String detail, Optional<Duration> setUp) {
        free.run();
        sound.close(audio).thenAccept(counted -> ending.complete(new Ending(how, detail, setUp, counted)));
    }
}
