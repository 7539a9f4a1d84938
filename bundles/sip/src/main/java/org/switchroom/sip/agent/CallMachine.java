package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.OurSdp;
import org.switchroom.sip.message.Sdp;
import org.switchroom.sip.message.SipMessage;

/** One call that we make, from its INVITE to the last repeat of its BYE. For one thread; time only runs forward. */
public final class CallMachine {
    private static final int MOST_REMEMBERED = 16;

    private final Patience patience;
    private final Requests requests;
    private final boolean reliable;
    private final Authentication authentication;
    private final String uri;
    /** What ends an INVITE, by the answer it ends: sent again whenever that answer comes again. */
    private final Map<String, SipMessage> acks = new HashMap<>();

    private final Map<String, Sdp> earlySound = new HashMap<>();
    private final Talk talk;

    private final Farewell farewell = new Farewell();

    private ClientTransaction invite;
    private boolean cancelled;
    private List<Effect> effects = new ArrayList<>();

    public CallMachine(DialRequest dial, Identity identity, OurSdp sdp, Tokens tokens) {
        this.patience = new Patience(dial);
        this.requests = new Requests(identity, tokens, identity.callerId());
        this.reliable = identity.tcp();
        this.authentication = new Authentication(identity.credentials(), tokens);
        this.uri = "sip:" + dial.number() + "@" + identity.domain();
        this.talk = new Talk(requests, sdp, new Authentication(identity.credentials(), tokens), reliable);
        this.invite = new ClientTransaction(
                requests.next("INVITE", uri, "<" + uri + ">")
                        .with("Allow", Requests.ALLOWED)
                        .with("Supported", "timer")
                        .withBody("application/sdp", sdp.offer()),
                reliable,
                Duration.ZERO);
    }

    public String callId() {
        return requests.callId();
    }

    public List<Effect> dial(Duration now) {
        patience.begin(now);
        place(invite.request(), now);
        return taken();
    }

    /** A message with this call's id. */
    public List<Effect> received(SipMessage message, Duration now) {
        if (message.request().isPresent()) {
            talk.request(message, now, effects);
            talkEnded(now);
        } else if (message.cseq().map(cseq -> cseq.method().equals("INVITE")).orElse(false)) {
            inviteAnswered(message, now);
        } else {
            talk.response(message, now, effects);
            talkEnded(now);
        }
        return taken();
    }

    public boolean isUp() {
        return talk.isUp();
    }

    /** We are through, or nobody wants the call any more. */
    public List<Effect> hangUp(Duration now) {
        leave(Ending.How.DONE, talk.isUp() ? "we hung up" : "given up before anybody answered", now);
        return taken();
    }

    /** What carries our messages is gone. */
    public List<Effect> lineFell(String words, Duration now) {
        farewell.over(talk.isUp() ? Ending.How.CUT_OFF : Ending.How.LINE_DOWN, words, now, effects);
        invite.end();
        talk.end();
        farewell.forget(now);
        return taken();
    }

    public List<Effect> tick(Duration now) {
        farewell.tick(now);
        switch (invite.turn(now)) {
            case REPEAT -> effects.add(new Effect.Send(invite.request()));
            case TIMED_OUT -> farewell.over(Ending.How.LINE_DOWN, "the network did not answer", now, effects);
            case NOTHING -> {}
        }
        talk.tick(now, effects);
        talkEnded(now);
        if (farewell.isFar() && patience.isTooLong(now) && talk.isUp()) {
            leave(Ending.How.DONE, "the longest time of a call was over", now);
        }
        if (farewell.isFar() && !talk.isUp()) {
            tireOfWaiting(now);
        }
        farewell.waitNoLonger(now, effects);
        return taken();
    }

    private void tireOfWaiting(Duration now) {
        boolean heard = invite.heardAnything();
        patience.tired(heard, now)
                .ifPresent(words -> leave(heard ? Ending.How.NO_ANSWER : Ending.How.LINE_DOWN, words, now));
    }

    public Optional<Duration> due() {
        Optional<Duration> waiting = Optional.empty();
        if (farewell.isFar()) {
            waiting = talk.isUp() ? Optional.of(patience.longest()) : patience.dueWaiting(invite.heardAnything());
        }
        return Due.earliest(invite.due(), talk.due(), waiting, farewell.due());
    }

    /** Nothing more is to be said, and nothing that still comes would have to be answered. */
    public boolean isForgotten(Duration now) {
        return farewell.isOver() && talk.isQuiet() && farewell.isForgotten(now);
    }

    private void inviteAnswered(SipMessage response, Duration now) {
        int status = response.status().orElse(0);
        if (status >= 200 && status < 300) {
            succeeded(response, now);
            return;
        }
        if (status >= 300 && acks.containsKey(response.branch())) {
            effects.add(new Effect.Send(acks.get(response.branch())));
            return;
        }
        if (!invite.isAnsweredBy(response) || invite.isDone()) {
            return;
        }
        invite.heard(response, now);
        if (status < 200) {
            rings(response, now);
            return;
        }
        SipMessage ack = Requests.ackOfFailure(invite.request(), response);
        remember(response.branch(), ack);
        effects.add(new Effect.Send(ack));
        if ((status == 401 || status == 407) && !farewell.isMeant()) {
            Optional<SipMessage> again = authentication.answer(invite.request(), response);
            if (again.isPresent()) {
                place(requests.again(again.get()), now);
                return;
            }
        }
        farewell.overAsMeantOr(Outcomes.of(status), response.statusWords(), now, effects);
    }

    private void rings(SipMessage response, Duration now) {
        if (!farewell.isFar()) {
            cancel(now);
            return;
        }
        if (response.status().orElse(0) > 100 && !response.body().isEmpty()) {
            Sdp.parse(response.body())
                    .filter(sound -> !sound.codecs().isEmpty())
                    .ifPresent(sound -> {
                        if (earlySound.size() < MOST_REMEMBERED) {
                            earlySound.put(response.toTag(), sound);
                        }
                        effects.add(new Effect.Early(sound));
                    });
        }
    }

    private void succeeded(SipMessage response, Duration now) {
        String key = "2xx " + response.toTag();
        if (acks.containsKey(key)) {
            effects.add(new Effect.Send(acks.get(key)));
            return;
        }
        if (acks.size() >= MOST_REMEMBERED || response.cseq().isEmpty()) {
            return;
        }
        if (invite.isAnsweredBy(response)) {
            invite.heard(response, now);
        }
        Dialog dialog = Dialog.of(response, uri);
        SipMessage ack = requests.ackOfSuccess(dialog, invite.request());
        remember(key, ack);
        effects.add(new Effect.Send(ack));
        Optional<Sdp> sound = Sdp.parse(response.body())
                .or(() -> Optional.ofNullable(earlySound.get(response.toTag())))
                .filter(each -> !each.codecs().isEmpty() && each.port() > 0);
        if (talk.isUp() || !farewell.isFar()) {
            // A second one answered as well, or it was too late: nobody may be left listening to us.
            talk.dismiss(dialog, now, effects);
            if (!talk.isUp()) {
                farewell.over(now, effects);
            }
        } else if (sound.isEmpty()) {
            talk.dismiss(dialog, now, effects);
            farewell.over(Ending.How.LINE_DOWN, "the answer offers no sound in G.711", now, effects);
        } else {
            talk.begin(dialog, response, now);
            farewell.answered(patience.since(now));
            effects.add(new Effect.Answered(sound.get()));
        }
    }

    private void leave(Ending.How how, String words, Duration now) {
        if (!farewell.isFar()) {
            return;
        }
        farewell.mean(how, words, now);
        if (talk.isUp()) {
            talk.sayGoodbye(now, effects);
        } else if (invite.heardAnything()) {
            cancel(now);
        } else {
            // What was not answered at all can not be taken back (RFC 3261 §9.1); it is when something comes.
            invite.fallSilent();
            farewell.over(now, effects);
        }
    }

    private void cancel(Duration now) {
        if (!cancelled && !invite.isDone()) {
            cancelled = true;
            talk.say(Requests.cancel(invite.request()), now, effects);
        }
    }

    private void talkEnded(Duration now) {
        if (farewell.isFar()) {
            talk.cutOff().ifPresent(words -> farewell.over(Ending.How.CUT_OFF, words, now, effects));
        } else if (talk.saidGoodbye() && talk.goodbyeHeard()) {
            farewell.over(now, effects);
        }
    }

    private void place(SipMessage request, Duration now) {
        invite = new ClientTransaction(request, reliable, now);
        effects.add(new Effect.Send(request));
    }

    private void remember(String key, SipMessage ack) {
        if (acks.size() < MOST_REMEMBERED) {
            acks.put(key, ack);
        }
    }

    private List<Effect> taken() {
        List<Effect> wanted = effects;
        effects = new ArrayList<>();
        return wanted;
    }
}
