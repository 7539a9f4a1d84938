package org.switchroom.voice.modem;

import java.time.Duration;
import java.util.Optional;

/** The sound of a call that is up, between its audio and the modem. */
interface Talk {
    Duration FRAME = Duration.ofMillis(20);
    /** For a command that begins or ends sound. */
    Duration ANSWER = Duration.ofMillis(2_500);
    /** A modem that sends no sound for so long while it is to be heard has gone. */
    Duration MUTE = Duration.ofSeconds(1);

    /** Whose sound it is. */
    interface Owner {
        /** Sound flows, for the first time. */
        void connected();

        /** The modem can not do it this way; nothing has begun. */
        void refused(String result);

        /** 20 ms; false when the audio wants to hang up. */
        boolean frame(short[] heard, short[] say);

        /** All is said; {@link #end} follows. */
        void finished();

        /** The modem takes commands, and the call is not what it was. */
        void cutOff(String words);

        /** The modem does not answer any more. */
        void broke(String words);
    }

    void begin();

    void sound(byte octet);

    /** The modem ended the sound, whether it was asked to or not. */
    void soundEnded();

    /** The modem has run out of what we say. */
    void underrun();

    /** What the modem says of tones is then about our own. */
    boolean isSpeaking();

    Optional<Duration> due();

    void tick();

    /** Stops the sound; {@code then} runs when the modem takes commands again. The audio is not asked any more. */
    void end(Runnable then);
}
