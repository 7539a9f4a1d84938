package org.switchroom.testkit.phone;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.switchroom.phone.CallAudio;

/** Whistles one tone and measures how loud it is answered; at either end of a line. */
public final class Whistle implements CallAudio {
    private static final int LOUD = 2_000;

    public final AtomicInteger frames = new AtomicInteger();
    public final AtomicInteger loud = new AtomicInteger();
    public final AtomicBoolean answered = new AtomicBoolean();
    public final AtomicInteger endings = new AtomicInteger();
    public final CompletableFuture<Void> end = new CompletableFuture<>();
    private final AtomicLong samples = new AtomicLong();
    private final int hangUpAfterLoud;
    private final int breath;

    /** @param hangUpAfterLoud so many frames in which something loud was heard; 0 for never */
    public Whistle(int hangUpAfterLoud) {
        this(hangUpAfterLoud, Integer.MAX_VALUE);
    }

    /** @param breath frames that it whistles for, before it only listens */
    public Whistle(int hangUpAfterLoud, int breath) {
        this.hangUpAfterLoud = hangUpAfterLoud;
        this.breath = breath;
    }

    @Override
    public void answered() {
        answered.set(true);
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        boolean whistles = frames.incrementAndGet() <= breath;
        double energy = 0;
        for (int i = 0; i < heard.length; i++) {
            energy += (double) heard[i] * heard[i];
            if (whistles) {
                say[i] = (short) (8_000 * Math.sin(2 * Math.PI * 1_000 * samples.getAndIncrement() / 8_000.0));
            }
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
