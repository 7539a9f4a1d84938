package org.switchroom.sip.agent;

import org.switchroom.sip.message.CSeq;
import org.switchroom.sip.message.SipMessage;

/** Makes our requests of one Call-ID, each with the next number. */
final class Requests {
    static final String ALLOWED = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, NOTIFY";
    private static final String COOKIE = "z9hG4bK";

    private final Identity identity;
    private final Tokens tokens;
    private final String callId;
    private final String tag;
    private final String from;
    private long number;

    /** @param fromUser the user of the From header */
    Requests(Identity identity, Tokens tokens, String fromUser) {
        this.identity = identity;
        this.tokens = tokens;
        this.callId = tokens.next() + "@" + identity.host();
        this.tag = tokens.next();
        this.from = "<sip:" + fromUser + "@" + identity.domain() + ">;tag=" + tag;
    }

    /** One with a number and a branch of its own. */
    SipMessage next(String method, String uri, String to) {
        number++;
        return SipMessage.request(method, uri)
                .with("Via", identity.via(COOKIE + tokens.next()))
                .with("Max-Forwards", 70)
                .with("From", from)
                .with("To", to)
                .with("Call-ID", callId)
                .with("CSeq", new CSeq(number, method))
                .with("Contact", identity.contact())
                .with("User-Agent", "Switchroom");
    }

    /** The same request again, as one of its own. */
    SipMessage again(SipMessage request) {
        number++;
        return request.replacing("Via", identity.via(COOKIE + tokens.next()))
                .replacing("CSeq", new CSeq(number, request.method()));
    }

    /** Takes a request back (RFC 3261 §9.1): same branch, same number. */
    static SipMessage cancel(SipMessage invite) {
        return sameTransaction("CANCEL", invite, invite.first("To").orElse(""));
    }

    /** Ends an INVITE that was not answered with success (RFC 3261 §17.1.1.3). */
    static SipMessage ackOfFailure(SipMessage invite, SipMessage response) {
        return sameTransaction("ACK", invite, response.first("To").orElse(""));
    }

    private static SipMessage sameTransaction(String method, SipMessage invite, String to) {
        SipMessage made = SipMessage.request(
                        method, invite.request().orElseThrow().uri())
                .with("Via", invite.first("Via").orElse(""))
                .with("Max-Forwards", 70)
                .with("From", invite.first("From").orElse(""))
                .with("To", to)
                .with("Call-ID", invite.callId())
                .with("CSeq", new CSeq(invite.cseq().orElseThrow().number(), method));
        for (String route : invite.lines("Route")) {
            made = made.with("Route", route);
        }
        return made;
    }

    /** Ends an INVITE that was answered with success: a request of its own, with the INVITE's number (§13.2.2.4). */
    SipMessage ackOfSuccess(Dialog dialog, SipMessage invite) {
        SipMessage ack = SipMessage.request("ACK", dialog.requestUri())
                .with("Via", identity.via(COOKIE + tokens.next()))
                .with("Max-Forwards", 70)
                .with("From", from)
                .with("To", dialog.to())
                .with("Call-ID", callId)
                .with("CSeq", new CSeq(invite.cseq().orElseThrow().number(), "ACK"));
        for (String name : new String[] {"Authorization", "Proxy-Authorization"}) {
            for (String value : invite.lines(name)) {
                ack = ack.with(name, value);
            }
        }
        return dialog.routed(ack);
    }

    SipMessage within(Dialog dialog, String method) {
        return dialog.routed(next(method, dialog.requestUri(), dialog.to()));
    }

    String callId() {
        return callId;
    }

    String tag() {
        return tag;
    }

    String contact() {
        return identity.contact();
    }
}
