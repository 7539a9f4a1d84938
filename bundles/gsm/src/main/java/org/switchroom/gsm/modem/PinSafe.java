package org.switchroom.gsm.modem;

import org.switchroom.answer.Sha256;

/**
 * Remembers which PIN a SIM was given. Three wrong ones lock it, ten wrong unlock codes destroy it; so a PIN that did not
 * open a SIM is never given to it again, also after a restart.
 */
final class PinSafe {
    private static final String ACCEPTED = "accepted";
    private static final String TRIED = "tried";

    private final Memory memory;

    PinSafe(Memory memory) {
        this.memory = memory;
    }

    /** @param sim its ICCID, or empty when it does not tell */
    boolean mayTry(String sim, String pin) {
        return memory.get(key(sim, pin)).map(ACCEPTED::equals).orElse(true);
    }

    /** Before the PIN leaves: if the modem dies meanwhile, it was tried. */
    void trying(String sim, String pin) {
        memory.keep(key(sim, pin), TRIED);
    }

    void accepted(String sim, String pin) {
        memory.keep(key(sim, pin), ACCEPTED);
    }

    private static String key(String sim, String pin) {
        return "pin/" + Sha256.hex(sim + ":" + pin).substring(0, 32);
    }
}
