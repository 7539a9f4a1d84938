package org.switchroom.gsm.modem;

import java.time.Duration;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;

/**
 * What an error of the modem means for the message (TS 27.005 §3.2.5, TS 24.011 annex E) and for the modem.
 *
 * @param handover the message's outcome
 * @param remedy the rung to begin at; {@code WORKING} when the modem itself is well
 */
record Troubles(Handover handover, Rung remedy) {
    /** The next way is used meanwhile; this one is asked again after it. */
    static final Duration SOON = Duration.ofSeconds(10);

    private static final Duration LATER = Duration.ofSeconds(60);
    /** Barred or not subscribed: until somebody has talked to the operator. */
    private static final Duration MUCH_LATER = Duration.ofMinutes(30);

    static Troubles of(AtReply.Failed failed) {
        return failed.kind().equals(AtReply.Failed.CMS) ? ofService(failed) : ofEquipment(failed);
    }

    private static Troubles ofService(AtReply.Failed failed) {
        return switch (failed.code()) {
            case 1 -> refused(failed, "the number is not assigned");
            case 28, 30 -> refused(failed, "the network does not know the subscriber");
            case 195 -> refused(failed, "the service centre refuses the number");
            case 196 -> refused(failed, "the service centre bars the number");
            case 128, 129, 130, 143, 144, 145, 159, 160, 161, 175, 176, 198, 199 ->
                refused(failed, "the service centre refuses the message's form");
            case 304, 305 -> refused(failed, "the modem refuses the message's form");
            case 8, 10, 29, 50, 69, 193 ->
                unavailable(failed, "this SIM may not send: ask its operator", MUCH_LATER, Rung.WORKING);
            case 21, 27, 38, 41, 42, 47, 192, 194 ->
                unavailable(failed, "the network can not take it now", LATER, Rung.WORKING);
            case 331, 332 -> unavailable(failed, "no network", LATER, Rung.INITIALISE);
            case 300, 301 -> unavailable(failed, "the modem's own failure", SOON, Rung.INITIALISE);
            case 208, 320, 322 -> unavailable(failed, "the SIM's memory is full", SOON, Rung.INITIALISE);
            case 330 ->
                unavailable(failed, "no service centre: set sms.centre for this modem", MUCH_LATER, Rung.WORKING);
            case 310, 311, 312, 313, 315, 316, 317, 318 ->
                unavailable(failed, "the SIM can not be used", LATER, Rung.INITIALISE);
            case 314 -> unavailable(failed, "the SIM is busy", SOON, Rung.WORKING);
            default -> unavailable(failed, "the modem could not send it", LATER, Rung.WORKING);
        };
    }

    private static Troubles ofEquipment(AtReply.Failed failed) {
        return switch (failed.code()) {
            case 10, 11, 12, 13, 15, 17, 18 -> unavailable(failed, "the SIM can not be used", LATER, Rung.INITIALISE);
            case 20 -> unavailable(failed, "the SIM's memory is full", SOON, Rung.INITIALISE);
            case 30, 31, 32 -> unavailable(failed, "no network", LATER, Rung.INITIALISE);
            default -> unavailable(failed, "the modem could not send it", LATER, Rung.WORKING);
        };
    }

    private static Troubles refused(AtReply.Failed failed, String text) {
        return new Troubles(new Handover.Refused(reason(failed, text)), Rung.WORKING);
    }

    private static Troubles unavailable(AtReply.Failed failed, String text, Duration retryAfter, Rung remedy) {
        return new Troubles(new Handover.Unavailable(reason(failed, text), retryAfter), remedy);
    }

    private static Reason reason(AtReply.Failed failed, String text) {
        String code = failed.code() < 0
                ? "gsm.error"
                : "gsm." + failed.kind().toLowerCase(java.util.Locale.ROOT) + "." + failed.code();
        return new Reason(code, text + " (" + failed.words() + ")");
    }
}
