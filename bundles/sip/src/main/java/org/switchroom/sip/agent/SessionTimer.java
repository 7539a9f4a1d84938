package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.sip.message.Parameters;
import org.switchroom.sip.message.SipMessage;

/**
 * Who keeps a long call alive and how often (RFC 4028).
 *
 * @param interval seconds as agreed; 0 when nobody asked
 * @param refreshAt when it is our turn; empty when it is the other side's
 */
record SessionTimer(long interval, Optional<Duration> refreshAt) {
    static SessionTimer none() {
        return new SessionTimer(0, Optional.empty());
    }

    /** An answer to our INVITE or UPDATE: we refresh when it says that its client does, and UPDATE is understood. */
    static SessionTimer ofAnswer(SipMessage answer, Duration now) {
        boolean understood = String.join(",", answer.lines("Allow"))
                        .toUpperCase(Locale.ROOT)
                        .contains("UPDATE")
                || answer.cseq().map(cseq -> cseq.method().equals("UPDATE")).orElse(false);
        return of(answer, understood ? "uac" : "", now).orElse(none());
    }

    /** Their INVITE or UPDATE: we refresh only when it says that its server does. */
    static Optional<SessionTimer> ofRequest(SipMessage request, Duration now) {
        return of(request, "uas", now);
    }

    private static Optional<SessionTimer> of(SipMessage message, String ours, Duration now) {
        Optional<String> said = message.first("Session-Expires");
        String seconds = said.map(value -> value.split(";")[0].strip()).orElse("");
        if (!seconds.matches("[0-9]{2,9}")) {
            return Optional.empty();
        }
        long interval = Long.parseLong(seconds);
        boolean mine = said.flatMap(value -> Parameters.of(value, "refresher"))
                .map(who -> who.equalsIgnoreCase(ours))
                .orElse(false);
        return Optional.of(
                new SessionTimer(interval, mine ? Optional.of(now.plusMillis(interval * 500)) : Optional.empty()));
    }

    boolean isDue(Duration now) {
        return refreshAt.filter(at -> now.compareTo(at) >= 0).isPresent();
    }

    Optional<Duration> due() {
        return refreshAt;
    }

    SipMessage refresh(SipMessage update) {
        return update.with("Supported", "timer").with("Session-Expires", interval + ";refresher=uac");
    }

    /** What a response to their refresh repeats: their wish, or that they go on refreshing. */
    static SipMessage agreed(SipMessage request, SipMessage response) {
        Optional<String> said = request.first("Session-Expires");
        if (said.isEmpty()) {
            return response;
        }
        boolean open = Parameters.of(said.get(), "refresher").isEmpty();
        return response.with("Session-Expires", open ? said.get() + ";refresher=uac" : said.get())
                .with("Require", "timer");
    }
}
