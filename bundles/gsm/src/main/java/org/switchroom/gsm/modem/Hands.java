package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.function.Consumer;

/** What the parts of a modem's state machine can do with it. */
interface Hands {
    Duration now();

    void ask(AtCommand command, Consumer<AtReply> then);

    /** Once the time has passed; nothing else is asked until then. */
    void pause(Duration time, Runnable then);

    void emit(Effect effect);

    /** Gives up what is under way and begins with this remedy. */
    void trouble(Rung remedy, String reason);
}
