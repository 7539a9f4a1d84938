package org.switchroom.testkit.sip;

/** How a number of the exchange behaves; picks up at once and well unless told otherwise. Times in milliseconds. */
public final class SipScript {
    int status = 200;
    String reason = "OK";
    int ringFor;
    boolean silent;
    boolean onlyTrying;
    boolean challenges;
    boolean forks;
    boolean picksUpAfterCancel;
    boolean earlySound;
    boolean earlyStation;
    int repeatsOfAnswer;
    int unheardInvites;
    int hangUpAfter = Integer.MAX_VALUE;
    int strangeByeAfter = Integer.MAX_VALUE;
    int reinviteAfter = Integer.MAX_VALUE;
    int payloadType = 8;
    double loss;
    int jitter;
    long seed = 1;
    boolean pausesAreSilent;

    /** Refuses with this. */
    public SipScript refuses(int code, String words) {
        status = code;
        reason = words;
        return this;
    }

    /** Rings, and then does what it does. */
    public SipScript ringsFor(int millis) {
        ringFor = millis;
        return this;
    }

    /** Rings and never picks up. */
    public SipScript neverAnswers() {
        return ringsFor(Integer.MAX_VALUE);
    }

    /** Says nothing at all. */
    public SipScript silent() {
        silent = true;
        return this;
    }

    /** Says 100 and nothing more. */
    public SipScript onlyTries() {
        onlyTrying = true;
        return neverAnswers();
    }

    /** Wants a password for each call, by 407. */
    public SipScript challenges() {
        challenges = true;
        return this;
    }

    /** Rings at two telephones; both pick up, the second a little later. */
    public SipScript forks() {
        forks = true;
        return this;
    }

    /** Picks up in the moment in which the call is taken back. */
    public SipScript picksUpAfterCancel() {
        picksUpAfterCancel = true;
        return neverAnswers();
    }

    /** Its sound comes while it rings. */
    public SipScript earlySound() {
        earlySound = true;
        return this;
    }

    /** The same, and the station speaks as if it had been answered: its network is late. */
    public SipScript earlyStation() {
        earlyStation = true;
        return earlySound();
    }

    /** Does not hear the first acknowledgements of its answer. */
    public SipScript repeatsItsAnswer(int times) {
        repeatsOfAnswer = times;
        return this;
    }

    /** Does not hear the first requests to call. */
    public SipScript missesInvites(int times) {
        unheardInvites = times;
        return this;
    }

    /** So long after picking up. */
    public SipScript hangsUpAfter(int millis) {
        hangUpAfter = millis;
        return this;
    }

    /** Somebody who is not in the call tries to end it. */
    public SipScript strangerSaysByeAfter(int millis) {
        strangeByeAfter = millis;
        return this;
    }

    /** Moves its sound to another port. */
    public SipScript movesAfter(int millis) {
        reinviteAfter = millis;
        return this;
    }

    /** 8 for A-law, 0 for µ-law. */
    public SipScript speaks(int type) {
        payloadType = type;
        return this;
    }

    /** Share of the packets that are lost, each way. */
    public SipScript loses(double share, long chance) {
        loss = share;
        seed = chance;
        return this;
    }

    /** Its packets come up to so much late. */
    public SipScript jitters(int millis) {
        jitter = millis;
        return this;
    }

    /** Sends no packets while it says nothing. */
    public SipScript sendsNothingInPauses() {
        pausesAreSilent = true;
        return this;
    }
}
