package org.switchroom.phone;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What listens and speaks in a call. The line calls it from one thread at a time, {@link #frame} every 20 ms by the
 * line's own clock from the first sound on (early media included); it never blocks.
 */
@ConsumerType
public interface CallAudio {
    /** Samples of a frame: 20 ms at 8,000 a second. */
    int SAMPLES = 160;

    /** The other side has picked up. */
    void answered();

    /**
     * The next 20 ms.
     *
     * @param heard {@link #SAMPLES} linear samples, 16 bit; zeros where nothing came, for on a phone line a gap is silence
     * @param say to be filled with {@link #SAMPLES} samples; zeros when it comes
     * @return false to hang up after these samples are said
     */
    boolean frame(short[] heard, short[] say);

    /** The call is over, by whatever side; nothing is called afterwards. Also after a call that nobody answered. */
    void ended();
}
