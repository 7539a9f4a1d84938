package org.switchroom.testkit.alarm;

/** How a central station behaves; as the standard has it unless told otherwise. Times in milliseconds. */
public final class StationScript {
    /** What it says when it has picked up. */
    public enum Handshake {
        BOTH,
        NONE,
        LOW_ONLY,
        HIGH_ONLY
    }

    Handshake handshake = Handshake.BOTH;
    int handshakeAfter = 500;
    int handshakeAgain = 2000;
    int handshakeTone = 100;
    int handshakeGap = 100;
    int kissOffAfter = 100;
    int kissOff = 850;
    int silentFor;
    int deafAfter = 16;
    int hangUpAt = Integer.MAX_VALUE;
    int hangUpAfterDigits = Integer.MAX_VALUE;
    int hangUpIntoKissOff = Integer.MAX_VALUE;
    double drift = 1;
    double dbm0 = -11;
    double twist;
    double kissOffHz = 1400;
    boolean endless;

    public StationScript handshake(Handshake what) {
        handshake = what;
        return this;
    }

    /** From picking up to the first tone. */
    public StationScript handshakeAfter(int millis) {
        handshakeAfter = millis;
        return this;
    }

    /** From one handshake to the next, until the first digit. */
    public StationScript handshakeAgain(int millis) {
        handshakeAgain = millis;
        return this;
    }

    /** How long each tone of the handshake is, and the silence between. */
    public StationScript handshakeParts(int tone, int gap) {
        handshakeTone = tone;
        handshakeGap = gap;
        return this;
    }

    /** From the last digit to the kiss-off, and how long that is; 0 for none. */
    public StationScript kissOff(int after, int length) {
        kissOffAfter = after;
        kissOff = length;
        return this;
    }

    /** The kiss-off never ends. */
    public StationScript endlessKissOff() {
        endless = true;
        return this;
    }

    public StationScript kissOffHz(double frequency) {
        kissOffHz = frequency;
        return this;
    }

    /** Whole messages to which it says nothing, before it begins to. */
    public StationScript silentFor(int messages) {
        silentFor = messages;
        return this;
    }

    /** Hears only so many digits of each message. */
    public StationScript deafAfter(int digits) {
        deafAfter = digits;
        return this;
    }

    /** Since it picked up. */
    public StationScript hangUpAt(int millis) {
        hangUpAt = millis;
        return this;
    }

    /** Counted over the whole call. */
    public StationScript hangUpAfterDigits(int digits) {
        hangUpAfterDigits = digits;
        return this;
    }

    /** So long after the first kiss-off began. */
    public StationScript hangUpIntoKissOff(int millis) {
        hangUpIntoKissOff = millis;
        return this;
    }

    /** All its frequencies are so many percent off. */
    public StationScript drift(double percent) {
        drift = 1 + percent / 100;
        return this;
    }

    /** How loud it is, and how much louder the 2300 Hz are. */
    public StationScript level(double dbm0, double twistDecibels) {
        this.dbm0 = dbm0;
        twist = twistDecibels;
        return this;
    }
}
