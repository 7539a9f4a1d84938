package org.switchroom.testkit.sip;

import org.switchroom.phone.CallAudio;

/** Picks up and says nothing, until it is hung up. */
public final class QuietStation implements CallAudio {
    @Override
    public void answered() {}

    @Override
    public boolean frame(short[] heard, short[] say) {
        return true;
    }

    @Override
    public void ended() {}
}
