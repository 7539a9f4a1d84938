package org.switchroom.testkit.voice;

/** How a number behaves, and the modem in a call to it; as it should unless told otherwise. Times in milliseconds. */
public final class VoiceScript {
    static final int NEVER = Integer.MAX_VALUE;

    String result = "VCON";
    int ringFor;
    char event;
    int eventAfter = NEVER;
    int hangUpAfter = NEVER;
    int endSoundAfter = NEVER;
    int muteAfter = NEVER;
    int unplugAfter = NEVER;
    int garbageAfter = NEVER;
    int runDryAfter = NEVER;

    /** The modem says this instead of {@code VCON}, such as {@code BUSY}, {@code NO DIALTONE}, {@code NO ANSWER}. */
    public VoiceScript result(String words) {
        result = words;
        return this;
    }

    public VoiceScript ringsFor(int millis) {
        ringFor = millis;
        return this;
    }

    /** Rings, and the modem never says that somebody picked up, nor that nobody does. */
    public VoiceScript neverAnswers() {
        return ringsFor(NEVER);
    }

    /** The modem tells a sign, once; all these times count from the answer. */
    public VoiceScript tells(char sign, int millis) {
        event = sign;
        eventAfter = millis;
        return this;
    }

    /** The station hangs up: the line has the busy tone, and the modem tells so again and again. */
    public VoiceScript hangsUpAfter(int millis) {
        hangUpAfter = millis;
        return this;
    }

    /** The modem ends the sound without being asked. */
    public VoiceScript endsSoundAfter(int millis) {
        endSoundAfter = millis;
        return this;
    }

    /** The modem sends no sound any more, and answers nothing. */
    public VoiceScript fallsSilentAfter(int millis) {
        muteAfter = millis;
        return this;
    }

    /** Its cable is pulled. */
    public VoiceScript isUnpluggedAfter(int millis) {
        unplugAfter = millis;
        return this;
    }

    /** It sends nonsense instead of sound, for a second. */
    public VoiceScript sendsGarbageAfter(int millis) {
        garbageAfter = millis;
        return this;
    }

    /** It loses what was said ahead, once. */
    public VoiceScript runsDryAfter(int millis) {
        runDryAfter = millis;
        return this;
    }
}
