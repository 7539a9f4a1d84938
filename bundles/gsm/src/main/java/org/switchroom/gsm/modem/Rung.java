package org.switchroom.gsm.modem;

/** How far up the ladder of remedies a modem is. */
public enum Rung {
    /** Nothing is wrong. */
    WORKING("working"),
    /** Asked whether it is there. */
    PROBE("probing"),
    /** Told to leave a prompt that it hangs in. */
    LEAVE_PROMPT("leaving its prompt"),
    /** Set up from the beginning. */
    INITIALISE("being set up"),
    /** Radio off and on. */
    RADIO("switching its radio off and on"),
    /** Line closed and opened. */
    REOPEN("opening its line"),
    /** All was tried; again after a while. */
    OUT_OF_SERVICE("out of service");

    private final String words;

    Rung(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
