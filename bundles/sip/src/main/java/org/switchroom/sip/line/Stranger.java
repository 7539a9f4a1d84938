package org.switchroom.sip.line;

import java.util.Optional;
import org.switchroom.sip.agent.Tokens;
import org.switchroom.sip.message.SipMessage;

/** Requests that belong to no call of ours: we can be asked whether we live, and take no calls. */
final class Stranger {
    private Stranger() {}

    static Optional<SipMessage> answer(SipMessage request, Tokens tokens) {
        if (request.cseq().isEmpty() || request.branch().isEmpty()) {
            return Optional.empty();
        }
        return switch (request.method()) {
            case "ACK" -> Optional.empty();
            case "OPTIONS", "NOTIFY" -> Optional.of(SipMessage.response(request, 200, "OK", tokens.next()));
            case "INVITE" -> Optional.of(SipMessage.response(request, 480, "Temporarily Unavailable", tokens.next()));
            case "BYE", "CANCEL", "UPDATE", "INFO" ->
                Optional.of(SipMessage.response(request, 481, "Call/Transaction Does Not Exist", tokens.next()));
            default ->
                Optional.of(SipMessage.response(request, 405, "Method Not Allowed", tokens.next())
                        .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY"));
        };
    }
}
