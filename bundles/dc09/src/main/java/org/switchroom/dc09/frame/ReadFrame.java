package org.switchroom.dc09.frame;

import java.util.function.Function;

/** What came of reading bytes as a frame. */
public sealed interface ReadFrame {
    /** CRC and length are right and the header is understood. */
    record Sound(Frame frame) implements ReadFrame {}

    /** Gets no answer: the sender repeats it, and then perhaps sound. */
    record Damaged(Damage damage, String words) implements ReadFrame {}

    /** What was found wrong first. */
    enum Damage {
        LENGTH,
        CRC,
        /** The CRC is right, so it was sent so: another protocol, or another edition of this one. */
        SHAPE
    }

    default <T> T fold(Function<? super Frame, ? extends T> sound, Function<? super Damaged, ? extends T> damaged) {
        if (this instanceof Sound s) {
            return sound.apply(s.frame());
        }
        return damaged.apply((Damaged) this);
    }
}
