package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.switchroom.phone.DialRequest;
import org.switchroom.sip.message.Codec;
import org.switchroom.sip.message.Credentials;
import org.switchroom.sip.message.OurSdp;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.message.SipReader;

/** A call's machine with the other side and the clock in the test's hands. */
final class Exchange {
    static final String SDP =
            "v=0\r\no=- 1 1 IN IP4 10.0.0.7\r\ns=-\r\nc=IN IP4 10.0.0.7\r\nt=0 0\r\nm=audio 20000 RTP/AVP 8\r\n";

    private final CallMachine machine;
    final List<Effect> effects = new ArrayList<>();
    Duration now = Duration.ofHours(1);
    private long theirNumber = 100;

    Exchange() {
        this(false, Duration.ofSeconds(30), Duration.ofSeconds(120));
    }

    Exchange(boolean tcp, Duration answerWithin, Duration longest) {
        AtomicInteger counter = new AtomicInteger();
        Identity identity = new Identity(
                "line", "example.at", "4312345", Optional.of(new Credentials("line", "secret")), "10.0.0.1", 5060, tcp);
        machine = new CallMachine(
                new DialRequest("+431999", answerWithin, longest),
                identity,
                new OurSdp("10.0.0.1", 16_384, 1, List.of(Codec.PCMA, Codec.PCMU)),
                () -> "t" + counter.incrementAndGet());
        did(machine.dial(now));
    }

    private void did(List<Effect> more) {
        // What we send must be a message, too.
        more.forEach(effect -> {
            if (effect instanceof Effect.Send send) {
                SipReader.read(send.message().octets());
            }
        });
        effects.addAll(more);
    }

    /** All that was sent since the last look. */
    List<SipMessage> sent() {
        List<SipMessage> sent = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                sent.add(send.message());
            }
        }
        effects.removeIf(effect -> effect instanceof Effect.Send);
        return sent;
    }

    SipMessage sentOne() {
        List<SipMessage> sent = sent();
        if (sent.size() != 1) {
            throw new AssertionError("expected one message, sent were " + sent);
        }
        return sent.get(0);
    }

    List<String> methodsSent() {
        return sent().stream().map(SipMessage::method).toList();
    }

    void hear(SipMessage message) {
        did(machine.received(message, now));
    }

    /** Answers the request. */
    void answer(SipMessage request, int status, String tag) {
        hear(response(request, status, tag));
    }

    SipMessage response(SipMessage request, int status, String tag) {
        return SipMessage.response(request, status, "Word", tag).with("Contact", "<sip:gw@10.0.0.7:5070>");
    }

    void pickUp(SipMessage invite) {
        hear(response(invite, 200, "them").withBody("application/sdp", SDP));
    }

    /** Turns the clock as the line does: stopping wherever something is due. */
    void turn(Duration by) {
        Duration until = now.plus(by);
        // A machine that has something to do at once, for ever, is caught in a loop.
        for (int turns = 0;
                turns < 1_000
                        && machine.due()
                                .filter(due -> due.compareTo(until) <= 0)
                                .isPresent();
                turns++) {
            if (turns == 999) {
                throw new AssertionError("the machine is always due");
            }
            Duration due = machine.due().get();
            now = due.compareTo(now) > 0 ? due : now.plusMillis(1);
            did(machine.tick(now));
        }
        now = until;
        did(machine.tick(now));
    }

    void hangUp() {
        did(machine.hangUp(now));
    }

    void lineFell() {
        did(machine.lineFell("gone", now));
    }

    boolean forgotten() {
        return machine.isForgotten(now);
    }

    /** A request of theirs in the call. */
    SipMessage theirs(String method, SipMessage invite, String tag) {
        theirNumber++;
        return SipMessage.request(method, "sip:line@10.0.0.1:5060")
                .with("Via", "SIP/2.0/UDP 10.0.0.7:5070;branch=z9hG4bK" + method + theirNumber)
                .with("From", "<sip:+431999@example.at>;tag=" + tag)
                .with("To", invite.first("From").orElseThrow())
                .with("Call-ID", invite.callId())
                .with("CSeq", theirNumber + " " + method);
    }

    Optional<Effect.Over> over() {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Over)
                .map(effect -> (Effect.Over) effect)
                .findFirst();
    }

    long overs() {
        return effects.stream().filter(effect -> effect instanceof Effect.Over).count();
    }

    boolean has(Class<? extends Effect> kind) {
        return effects.stream().anyMatch(kind::isInstance);
    }
}
