package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.switchroom.sip.message.Parameters;
import org.switchroom.sip.message.SipMessage;

/**
 * Keeps us known to a registrar (RFC 3261 §10), or, where a trunk needs none, asks whether the other side is there
 * (OPTIONS, §11). For one thread.
 */
public final class Registration {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** How the line is, by the last answers. */
    public enum State {
        /** Nothing was heard yet. */
        ASKING,
        WORKING,
        /** An answer did not come or was no success, and what was agreed before still holds. */
        SHAKY,
        /** Not known or not there. */
        AWAY
    }

    private final Identity identity;
    private final Tokens tokens;
    private final boolean registers;
    private final Duration interval;
    private final Requests requests;
    private final String uri;

    private Optional<ClientTransaction> asked = Optional.empty();
    private Authentication authentication;
    private Optional<Duration> next = Optional.empty();
    private Optional<Duration> holdsUntil = Optional.empty();
    private Duration asksFor;
    private Duration wait = FIRST_WAIT;
    private State state = State.ASKING;
    private String words = "asking";

    /**
     * @param registers false to ask with OPTIONS only
     * @param interval how long a registration is to hold, or how often OPTIONS asks
     */
    public Registration(Identity identity, Tokens tokens, boolean registers, Duration interval) {
        this.identity = identity;
        this.tokens = tokens;
        this.registers = registers;
        this.interval = interval;
        this.asksFor = interval;
        this.requests = new Requests(identity, tokens, identity.user());
        this.authentication = new Authentication(identity.credentials(), tokens);
        this.uri = "sip:" + identity.domain();
    }

    public String callId() {
        return requests.callId();
    }

    public State state() {
        return state;
    }

    public String words() {
        return words;
    }

    public List<Effect> begin(Duration now) {
        next = Optional.of(now);
        return tick(now);
    }

    /** We leave for good; no answer is waited for. */
    public List<Effect> leave() {
        next = Optional.empty();
        asked.ifPresent(ClientTransaction::end);
        return registers && holdsUntil.isPresent() ? List.of(new Effect.Send(register(Duration.ZERO))) : List.of();
    }

    public List<Effect> lineFell(String why, Duration now) {
        asked.ifPresent(ClientTransaction::end);
        asked = Optional.empty();
        failed(why, now);
        return List.of();
    }

    public List<Effect> received(SipMessage response, Duration now) {
        if (asked.filter(each -> !each.isDone() && each.isAnsweredBy(response)).isEmpty()) {
            return List.of();
        }
        ClientTransaction answered = asked.get();
        answered.heard(response, now);
        int status = response.status().orElse(0);
        if (status < 200) {
            return List.of();
        }
        if (status == 401 || status == 407) {
            Optional<SipMessage> again = authentication.answer(answered.request(), response);
            if (again.isPresent()) {
                return ask(requests.again(again.get()), now);
            }
        }
        asked = Optional.empty();
        judge(response, status, now);
        return List.of();
    }

    private void judge(SipMessage response, int status, Duration now) {
        if (!registers && status != 408 && status != 503 && status != 502 && status != 504) {
            // Whatever it thinks of OPTIONS, it is there.
            works("answers", now);
            next = Optional.of(now.plus(interval));
            holdsUntil = Optional.of(now.plus(interval.multipliedBy(3)));
        } else if (registers && status < 300) {
            Duration holds = granted(response);
            works("registered", now);
            holdsUntil = Optional.of(now.plus(holds));
            next = Optional.of(now.plus(holds.multipliedBy(4).dividedBy(5)));
        } else if (status == 423 && longer(response).isPresent()) {
            asksFor = longer(response).get();
            next = Optional.of(now);
        } else {
            failed(response.statusWords(), now);
        }
    }

    private Duration granted(SipMessage response) {
        String ours = Parameters.uri(identity.contact());
        return response.elements("Contact").stream()
                .filter(contact -> Parameters.uri(contact).equals(ours))
                .findFirst()
                .flatMap(contact -> Parameters.of(contact, "expires"))
                .or(() -> response.first("Expires").map(String::strip))
                .filter(text -> text.matches("[0-9]{1,8}"))
                .map(text -> Duration.ofSeconds(Math.max(10, Long.parseLong(text))))
                .orElse(asksFor);
    }

    private Optional<Duration> longer(SipMessage response) {
        return response.first("Min-Expires")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(least -> least.compareTo(asksFor) > 0);
    }

    private void works(String how, Duration now) {
        state = State.WORKING;
        words = how;
        wait = FIRST_WAIT;
        holdsUntil = holdsUntil.or(() -> Optional.of(now));
    }

    private void failed(String why, Duration now) {
        boolean holds = holdsUntil.filter(until -> now.compareTo(until) < 0).isPresent();
        state = holds ? State.SHAKY : State.AWAY;
        words = why;
        next = Optional.of(now.plus(wait));
        wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }

    public List<Effect> tick(Duration now) {
        if (asked.isPresent()) {
            switch (asked.get().turn(now)) {
                case REPEAT -> {
                    return List.of(new Effect.Send(asked.get().request()));
                }
                case TIMED_OUT -> {
                    asked = Optional.empty();
                    failed("no answer to " + (registers ? "REGISTER" : "OPTIONS"), now);
                }
                case NOTHING -> {}
            }
        }
        if (state == State.SHAKY
                && holdsUntil.filter(until -> now.compareTo(until) < 0).isEmpty()) {
            state = State.AWAY;
        }
        if (asked.isEmpty() && next.filter(at -> now.compareTo(at) >= 0).isPresent()) {
            next = Optional.empty();
            authentication = new Authentication(identity.credentials(), tokens);
            return ask(registers ? register(asksFor) : options(), now);
        }
        return List.of();
    }

    private SipMessage register(Duration expires) {
        String self = "<sip:" + identity.user() + "@" + identity.domain() + ">";
        return requests.next("REGISTER", uri, self).with("Expires", expires.toSeconds());
    }

    private SipMessage options() {
        return requests.next("OPTIONS", uri, "<" + uri + ">").with("Accept", "application/sdp");
    }

    private List<Effect> ask(SipMessage request, Duration now) {
        asked = Optional.of(new ClientTransaction(request, identity.tcp(), now));
        return List.of(new Effect.Send(request));
    }

    public Optional<Duration> due() {
        Optional<Duration> lapses = state == State.SHAKY ? holdsUntil : Optional.empty();
        return Due.earliest(asked.flatMap(ClientTransaction::due), next, lapses);
    }
}
