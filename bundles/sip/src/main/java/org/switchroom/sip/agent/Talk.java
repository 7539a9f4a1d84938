package org.switchroom.sip.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.sip.message.OurSdp;
import org.switchroom.sip.message.SipMessage;

/** What is said besides the INVITE: goodbyes, refreshes, and what the other side asks while a call is up. */
final class Talk {
    private static final int MOST_OPEN = 16;

    private final Requests requests;
    private final Authentication authentication;
    private final boolean reliable;
    private final Answers answers;
    private final List<ClientTransaction> open = new ArrayList<>();

    private Optional<Dialog> dialog = Optional.empty();
    private Optional<ClientTransaction> goodbye = Optional.empty();
    private Optional<String> cutOff = Optional.empty();
    private SessionTimer timer = SessionTimer.none();

    Talk(Requests requests, OurSdp sdp, Authentication authentication, boolean reliable) {
        this.requests = requests;
        this.authentication = authentication;
        this.reliable = reliable;
        this.answers = new Answers(requests, sdp);
    }

    void begin(Dialog with, SipMessage answer, Duration now) {
        dialog = Optional.of(with);
        timer = SessionTimer.ofAnswer(answer, now);
    }

    boolean isUp() {
        return dialog.isPresent();
    }

    /** Why the other side, or nobody, is there any more; empty while it is. */
    Optional<String> cutOff() {
        return cutOff;
    }

    boolean saidGoodbye() {
        return goodbye.isPresent();
    }

    boolean goodbyeHeard() {
        return cutOff.isPresent() || goodbye.filter(ClientTransaction::isDone).isPresent();
    }

    boolean isQuiet() {
        return open.stream().allMatch(ClientTransaction::isDone);
    }

    void end() {
        open.forEach(ClientTransaction::end);
        answers.end();
    }

    /** Ends a dialog that nobody wants. */
    void dismiss(Dialog unwanted, Duration now, List<Effect> effects) {
        say(requests.within(unwanted, "BYE"), now, effects);
    }

    void sayGoodbye(Duration now, List<Effect> effects) {
        dialog.ifPresent(with -> goodbye = Optional.of(say(requests.within(with, "BYE"), now, effects)));
    }

    ClientTransaction say(SipMessage request, Duration now, List<Effect> effects) {
        open.removeIf(ClientTransaction::isDone);
        ClientTransaction said = new ClientTransaction(request, reliable, now);
        if (open.size() < MOST_OPEN) {
            open.add(said);
        }
        effects.add(new Effect.Send(request));
        return said;
    }

    void response(SipMessage response, Duration now, List<Effect> effects) {
        for (ClientTransaction asked : List.copyOf(open)) {
            if (!asked.isDone() && asked.isAnsweredBy(response)) {
                answered(asked, response, now, effects);
            }
        }
    }

    private void answered(ClientTransaction asked, SipMessage response, Duration now, List<Effect> effects) {
        asked.heard(response, now);
        int status = response.status().orElse(0);
        if (status == 401 || status == 407) {
            Optional<SipMessage> again = authentication.answer(asked.request(), response);
            if (again.isPresent()) {
                ClientTransaction next = say(requests.again(again.get()), now, effects);
                goodbye = goodbye.map(said -> said == asked ? next : said);
                return;
            }
        }
        if (asked.request().method().equals("UPDATE") && status >= 200) {
            if (status == 481 || status == 408) {
                cutOff = cutOff.or(() -> Optional.of("the other side does not know this call any more"));
            }
            timer = status < 300 ? SessionTimer.ofAnswer(response, now) : SessionTimer.none();
        }
    }

    void request(SipMessage request, Duration now, List<Effect> effects) {
        Answers.Heard heard = answers.to(request, dialog, now, effects);
        if (heard == Answers.Heard.GOODBYE) {
            cutOff = cutOff.or(() -> Optional.of("the other side hung up"));
        } else if (heard == Answers.Heard.OFFER) {
            dialog = dialog.map(with -> with.moved(request));
            timer = SessionTimer.ofRequest(request, now).orElse(timer);
        }
    }

    void tick(Duration now, List<Effect> effects) {
        for (ClientTransaction asked : List.copyOf(open)) {
            switch (asked.turn(now)) {
                case REPEAT -> effects.add(new Effect.Send(asked.request()));
                case TIMED_OUT -> {
                    if (asked.request().method().equals("UPDATE")) {
                        cutOff = cutOff.or(() -> Optional.of("the other side does not answer any more"));
                    }
                }
                case NOTHING -> {}
            }
        }
        answers.tick(now, effects);
        if (timer.isDue(now) && dialog.isPresent() && cutOff.isEmpty() && goodbye.isEmpty()) {
            say(timer.refresh(requests.within(dialog.get(), "UPDATE")), now, effects);
            timer = SessionTimer.none();
        }
    }

    Optional<Duration> due() {
        Optional<Duration> repeats =
                open.stream().flatMap(asked -> asked.due().stream()).min(Duration::compareTo);
        boolean refreshing = cutOff.isEmpty() && goodbye.isEmpty();
        return Due.earliest(repeats, answers.due(), refreshing ? timer.due() : Optional.empty());
    }
}
