package org.switchroom.testkit.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.switchroom.phone.CallAudio;

/** One call to one number, on the exchange's thread. */
final class StationCall {
    private final SipScript script;
    private final SipText invite;
    private final Consumer<SipText> sends;
    private final ScheduledExecutorService thread;
    private final String contact;
    private final String tag;
    private final StationSound sound;
    private final List<String> seen = new ArrayList<>();
    private boolean picked;
    private boolean over;
    private boolean acknowledged;
    private int unheardAcks;
    private int number = 7;

    StationCall(
            SipScript script,
            SipText invite,
            Consumer<SipText> sends,
            ScheduledExecutorService thread,
            String contact,
            String tag,
            CallAudio station) {
        this.script = script;
        this.invite = invite;
        this.sends = sends;
        this.thread = thread;
        this.contact = contact;
        this.tag = tag;
        this.unheardAcks = script.repeatsOfAnswer;
        this.sound = new StationSound(script, station, () -> thread.execute(this::hangUp));
    }

    /** What its caller asked of it, in order. */
    List<String> seen() {
        return seen;
    }

    StationSound sound() {
        return sound;
    }

    boolean isOver() {
        return over;
    }

    void begin() {
        sends.accept(invite.answer(100, "Trying", ""));
        if (script.onlyTrying) {
            return;
        }
        if (script.ringFor > 0) {
            if (script.forks) {
                sends.accept(invite.answer(180, "Ringing", tag + "-other").add(contact));
            }
            SipText ringing =
                    invite.answer(script.earlySound ? 183 : 180, "Ringing", tag).add(contact);
            if (script.earlySound) {
                ringing.sdp(sdp(sound.port()));
                listen();
                if (script.earlyStation) {
                    sound.pickUp();
                }
            }
            sends.accept(ringing);
        }
        if (script.ringFor < Integer.MAX_VALUE) {
            after(script.ringFor, this::decide);
        }
    }

    private void decide() {
        if (over) {
            return;
        }
        if (script.status != 200) {
            over = true;
            sends.accept(invite.answer(script.status, script.reason, tag));
            sound.close();
            return;
        }
        pickUp();
    }

    private void pickUp() {
        picked = true;
        listen();
        sound.pickUp();
        answer(tag, 500);
        if (script.forks) {
            after(
                    50,
                    () -> sends.accept(invite.answer(200, "OK", tag + "-other")
                            .add(contact)
                            .sdp(sdp(sound.port() + 1))));
        }
        if (script.hangUpAfter < Integer.MAX_VALUE) {
            after(script.hangUpAfter, this::hangUp);
        }
        if (script.strangeByeAfter < Integer.MAX_VALUE) {
            after(script.strangeByeAfter, () -> sends.accept(request("BYE", tag + "-stranger")));
        }
        if (script.reinviteAfter < Integer.MAX_VALUE) {
            after(
                    script.reinviteAfter,
                    () -> sends.accept(request("INVITE", tag).add(contact).sdp(sdp(sound.port()))));
        }
    }

    /** Until its acknowledgement is heard. */
    private void answer(String with, int again) {
        if (!over && !acknowledged) {
            sends.accept(invite.answer(200, "OK", with).add(contact).sdp(sdp(sound.port())));
            after(again, () -> answer(with, Math.min(4_000, again * 2)));
        }
    }

    private void listen() {
        int port = Integer.parseInt(SipText.between(invite.body(), "m=audio ", " "));
        sound.speakTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    void heard(SipText message) {
        if (!message.isRequest()) {
            if (message.value("CSeq").endsWith("INVITE") && message.status() < 300) {
                SipText ack = request("ACK", tag);
                sends.accept(ack);
            }
            seen.add(message.status() + " to " + message.value("CSeq").replaceAll("[0-9]+ ", ""));
            return;
        }
        seen.add(message.method() + (message.value("To").contains(tag + "-other") ? " other" : ""));
        switch (message.method()) {
            case "ACK" -> {
                unheardAcks--;
                acknowledged = acknowledged || picked && unheardAcks < 0;
            }
            case "BYE" -> {
                sends.accept(message.answer(200, "OK", tag));
                if (!message.value("To").contains(tag + "-other")) {
                    end();
                }
            }
            case "CANCEL" -> {
                sends.accept(message.answer(200, "OK", tag));
                if (script.picksUpAfterCancel) {
                    pickUp();
                } else if (!picked && !over) {
                    over = true;
                    sends.accept(invite.answer(487, "Request Terminated", tag));
                    sound.close();
                }
            }
            default -> sends.accept(message.answer(200, "OK", tag));
        }
    }

    void hangUp() {
        if (!over && picked) {
            sends.accept(request("BYE", tag));
            end();
        }
    }

    private void end() {
        over = true;
        sound.close();
    }

    private SipText request(String method, String as) {
        if (!method.equals("ACK")) {
            number++;
        }
        String target = SipText.between(invite.value("Contact"), "<", ">");
        return SipText.starting(method + " " + target + " SIP/2.0")
                .add("Via: SIP/2.0/" + (target.contains("transport=tcp") ? "TCP" : "UDP") + " "
                        + SipText.between(contact, "@", ">").split(";")[0] + ";branch=z9hG4bK" + as + method + number)
                .add("Max-Forwards: 70")
                .add("From: " + invite.value("To") + ";tag=" + as)
                .add("To: " + invite.value("From"))
                .add("Call-ID: " + invite.value("Call-ID"))
                .add("CSeq: " + number + " " + method);
    }

    private String sdp(int port) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port + " RTP/AVP "
                + script.payloadType + " 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private void after(int millis, Runnable what) {
        if (!thread.isShutdown()) {
            thread.schedule(what, millis, TimeUnit.MILLISECONDS);
        }
    }
}
