package org.switchroom.sip.line;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.phone.CallAudio;

/** Whistles one tone and measures how loud it is answered; at either end of a line. */
final class Whistle implements CallAudio {
    private static final int LOUD = 2_000;

    final AtomicInteger frames = new AtomicInteger();
    final AtomicInteger loud = new AtomicInteger();
    final AtomicBoolean answered = new AtomicBoolean();
    final AtomicInteger endings = new AtomicInteger();
    final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicLong samples = new AtomicLong();
    private final int hangUpAfterLoud;

    /** @param hangUpAfterLoud so many frames in which something loud was heard; 0 for never */
    Whistle(int hangUpAfterLoud) {
        this.hangUpAfterLoud = hangUpAfterLoud;
    }

    @Override
    public void answered() {
        answered.set(true);
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        frames.incrementAndGet();
        double energy = 0;
        for (int i = 0; i < heard.length; i++) {
            energy += (double) heard[i] * heard[i];
            say[i] = (short) (8_000 * Math.sin(2 * Math.PI * 1_000 * samples.getAndIncrement() / 8_000.0));
        }
        if (Math.sqrt(energy / heard.length) > LOUD) {
            loud.incrementAndGet();
        }
        return hangUpAfterLoud == 0 || loud.get() < hangUpAfterLoud;
    }

    @Override
    public void ended() {
        endings.incrementAndGet();
        end.complete(null);
    }
}
