package org.switchroom.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Messages as they come, of several makes. */
final class Sample {
    static final String RINGING =
            """
            SIP/2.0 180 Ringing
            Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bK77ef4c2312983.1;rport=5060;received=10.0.0.5
            v: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bKnashds8 , SIP/2.0/TCP p.example.at;branch=z9hG4bK1
            f: "Alarm, \\"Nord\\"" <sip:4312345@example.at;user=phone>;tag=1928301774
            t: <sip:+431234@example.at>;tag=a6c85cf
            i: a84b4c76e66710
            CSeq: 314159 INVITE
            m: <sip:gw@10.0.0.7:5070;transport=udp>
            Record-Route: <sip:p2.example.at;lr>,
             <sip:p1.example.at;lr>
            l: 0

            """;

    static final String OFFER =
            """
            v=0
            o=- 1 2 IN IP4 10.0.0.7
            s=-
            c=IN IP4 10.0.0.7
            t=0 0
            m=audio 20000 RTP/AVP 0 8 101
            c=IN IP4 10.0.0.8
            a=rtpmap:101 telephone-event/8000
            a=sendonly
            m=video 30000 RTP/AVP 31
            a=inactive
            """;

    static final List<String> SOUND = List.of(
            RINGING,
            "INVITE sip:a@b SIP/2.0\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\nFrom: <sip:c@d>;tag=1\nTo: <sip:a@b>\nCall-ID: 1\n"
                    + "CSeq: 1 INVITE\nContent-Type: application/sdp\nContent-Length: 4\n\nv=0\n",
            "SIP/2.0 401 Unauthorized\nVia: SIP/2.0/UDP h;branch=z9hG4bKx\nWWW-Authenticate: Digest realm=\"a, b\", nonce=\"n\","
                    + " qop=\"auth,auth-int\", algorithm=MD5\nCSeq: 1 REGISTER\nContent-Length: 0\n\n",
            "BYE sip:a@10.0.0.1:5060;transport=tcp SIP/2.0\nVia: SIP/2.0/TCP [2001:db8::1]:5061;branch=z9hG4bKy;rport\n"
                    + "Call-ID: x\nCSeq: 4294967295 BYE\nContent-Length: 0\n\n");

    private Sample() {}

    static byte[] octets(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static SipMessage read(String lines) {
        return SipReader.read(octets(lines));
    }
}
