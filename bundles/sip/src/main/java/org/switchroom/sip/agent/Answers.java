package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.sip.message.CSeq;
import org.switchroom.sip.message.OurSdp;
import org.switchroom.sip.message.Sdp;
import org.switchroom.sip.message.SipMessage;

/** What we answer to the other side's requests; the same again when it asks again. */
final class Answers {
    /** What a request meant. */
    enum Heard {
        NOTHING,
        GOODBYE,
        /** It renewed the session, perhaps with another place for its sound. */
        OFFER
    }

    private static final int MOST_REMEMBERED = 16;

    private final Requests requests;
    private final OurSdp sdp;
    private final Map<String, SipMessage> given = new LinkedHashMap<>();
    private long highest = -1;
    private Optional<Unacknowledged> unacknowledged = Optional.empty();

    /** Our 200 to an INVITE of theirs, until its ACK comes (RFC 3261 §13.3.1.4). */
    private record Unacknowledged(SipMessage answer, Duration interval, Duration repeat, Duration until) {}

    Answers(Requests requests, OurSdp sdp) {
        this.requests = requests;
        this.sdp = sdp;
    }

    Heard to(SipMessage request, Optional<Dialog> dialog, Duration now, List<Effect> effects) {
        Optional<CSeq> cseq = request.cseq();
        if (cseq.isEmpty()) {
            return Heard.NOTHING;
        }
        if (request.method().equals("ACK")) {
            acknowledged(request, cseq.get(), effects);
            return Heard.NOTHING;
        }
        String key = request.method() + " " + request.branch();
        if (given.containsKey(key)) {
            effects.add(new Effect.Send(given.get(key)));
            return Heard.NOTHING;
        }
        boolean known =
                dialog.filter(with -> with.tag().equals(request.fromTag())).isPresent()
                        && request.toTag().equals(requests.tag());
        if (!known) {
            give(key, answer(request, 481, "Call/Transaction Does Not Exist"), effects);
            return Heard.NOTHING;
        }
        if (!request.method().equals("CANCEL")) {
            if (cseq.get().number() <= highest) {
                give(key, answer(request, 500, "Out Of Order"), effects);
                return Heard.NOTHING;
            }
            highest = cseq.get().number();
        }
        return inOrder(request, key, now, effects);
    }

    private Heard inOrder(SipMessage request, String key, Duration now, List<Effect> effects) {
        switch (request.method()) {
            case "BYE" -> {
                give(key, answer(request, 200, "OK"), effects);
                return Heard.GOODBYE;
            }
            case "INVITE", "UPDATE" -> {
                return offered(request, key, now, effects);
            }
            case "OPTIONS", "INFO", "NOTIFY", "MESSAGE", "CANCEL" -> give(key, answer(request, 200, "OK"), effects);
            default -> give(key, answer(request, 405, "Method Not Allowed"), effects);
        }
        return Heard.NOTHING;
    }

    private Heard offered(SipMessage request, String key, Duration now, List<Effect> effects) {
        boolean invite = request.method().equals("INVITE");
        SipMessage answer = answer(request, 200, "OK").with("Contact", requests.contact());
        Optional<Sdp> offer = Sdp.parse(request.body());
        if (!request.body().isEmpty()) {
            Optional<String> ours = offer.flatMap(sdp::answer);
            if (ours.isEmpty()) {
                give(key, answer(request, 488, "Not Acceptable Here"), effects);
                return Heard.NOTHING;
            }
            answer = answer.withBody("application/sdp", ours.get());
        } else if (invite) {
            answer = answer.withBody("application/sdp", sdp.offer());
        }
        answer = SessionTimer.agreed(request, answer.with("Supported", "timer"));
        give(key, answer, effects);
        if (invite) {
            unacknowledged = Optional.of(new Unacknowledged(
                    answer, ClientTransaction.T1, now.plus(ClientTransaction.T1), now.plus(ClientTransaction.LONGEST)));
        }
        offer.ifPresent(sound -> effects.add(new Effect.Moved(sound)));
        return Heard.OFFER;
    }

    private void acknowledged(SipMessage ack, CSeq cseq, List<Effect> effects) {
        boolean awaited = unacknowledged
                .flatMap(each -> each.answer().cseq())
                .filter(number -> number.number() == cseq.number())
                .isPresent();
        if (awaited) {
            unacknowledged = Optional.empty();
            // To our offer the answer comes here.
            Sdp.parse(ack.body()).ifPresent(sound -> effects.add(new Effect.Moved(sound)));
        }
    }

    private SipMessage answer(SipMessage request, int code, String reason) {
        return SipMessage.response(request, code, reason, requests.tag()).with("Allow", Requests.ALLOWED);
    }

    private void give(String key, SipMessage answer, List<Effect> effects) {
        if (given.size() >= MOST_REMEMBERED) {
            given.remove(given.keySet().iterator().next());
        }
        given.put(key, answer);
        effects.add(new Effect.Send(answer));
    }

    void tick(Duration now, List<Effect> effects) {
        unacknowledged = unacknowledged.filter(each -> now.compareTo(each.until()) < 0);
        unacknowledged.filter(each -> now.compareTo(each.repeat()) >= 0).ifPresent(each -> {
            effects.add(new Effect.Send(each.answer()));
            Duration twice = each.interval().multipliedBy(2);
            Duration interval = twice.compareTo(ClientTransaction.T2) > 0 ? ClientTransaction.T2 : twice;
            unacknowledged = Optional.of(new Unacknowledged(each.answer(), interval, now.plus(interval), each.until()));
        });
    }

    Optional<Duration> due() {
        return unacknowledged.map(Unacknowledged::repeat);
    }

    void end() {
        unacknowledged = Optional.empty();
    }
}
