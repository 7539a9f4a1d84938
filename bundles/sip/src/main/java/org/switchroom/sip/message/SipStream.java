package org.switchroom.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds messages in a stream, whose lengths are in Content-Length (RFC 3261 §18.3). For one thread. */
public final class SipStream {
    private final StringBuilder pending = new StringBuilder();

    /**
     * The messages that are complete now. Line ends between messages keep the connection alive and are passed over
     * (RFC 5626 §3.5.1).
     *
     * @throws BadSip when the stream makes no sense any more; the connection is then of no use
     */
    public List<SipMessage> take(byte[] octets, int count) {
        pending.append(new String(octets, 0, count, StandardCharsets.ISO_8859_1));
        List<SipMessage> complete = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < pending.length() && (pending.charAt(at) == '\r' || pending.charAt(at) == '\n')) {
                at++;
            }
            int blank = pending.indexOf("\r\n\r\n", at);
            if (blank < 0) {
                break;
            }
            int body = blank + 4;
            SipMessage head = SipReader.head(pending.substring(at, body));
            int length = SipReader.length(head).orElse(0);
            if (length > SipReader.LONGEST) {
                throw new BadSip("longer than " + SipReader.LONGEST + " octets");
            }
            if (pending.length() < body + length) {
                break;
            }
            complete.add(new SipMessage(head.start(), head.headers(), pending.substring(body, body + length)));
            at = body + length;
        }
        pending.delete(0, at);
        if (pending.length() > 2 * SipReader.LONGEST) {
            throw new BadSip("no end of a message within " + 2 * SipReader.LONGEST + " octets");
        }
        return complete;
    }
}
