package org.switchroom.sip.agent;

import java.util.Optional;
import org.switchroom.sip.message.Challenge;
import org.switchroom.sip.message.Credentials;
import org.switchroom.sip.message.SipMessage;

/** Answers what servers want proved, and does not try a password again that was refused. For one thread. */
final class Authentication {
    private static final int MOST_STALE = 2;

    private final Optional<Credentials> credentials;
    private final Tokens tokens;
    private int answered;

    Authentication(Optional<Credentials> credentials, Tokens tokens) {
        this.credentials = credentials;
        this.tokens = tokens;
    }

    /**
     * The request with what this 401 or 407 asks for; empty when we have nothing, or it was refused already.
     *
     * @param request as it was sent
     */
    Optional<SipMessage> answer(SipMessage request, SipMessage response) {
        Optional<Challenge> challenge = Challenge.of(response);
        if (credentials.isEmpty() || challenge.isEmpty()) {
            return Optional.empty();
        }
        String header = Credentials.header(challenge.get());
        boolean tried = request.first(header).isPresent();
        if (tried && (!challenge.get().stale() || answered >= MOST_STALE)) {
            return Optional.empty();
        }
        answered = tried ? answered + 1 : answered;
        String value = credentials
                .get()
                .answer(
                        challenge.get(),
                        request.method(),
                        request.request().orElseThrow().uri(),
                        tokens.next(),
                        1);
        return Optional.of(request.replacing(header, value));
    }
}
