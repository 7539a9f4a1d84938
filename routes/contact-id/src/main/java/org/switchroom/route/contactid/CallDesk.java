package org.switchroom.route.contactid;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.contactid.call.Outcome;
import org.switchroom.phone.Ending;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/**
 * Brings deliveries into calls: what is for a number that is being called rides along, and a further call is begun only
 * when much waits. Its one thread owns the calls; nothing it does blocks.
 */
final class CallDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);
    /** Answered this much before the deadline, so that the answer is there by the deadline. */
    private static final Duration MARGIN = Duration.ofMillis(500);
    /** As many events wait in a call, about ten seconds of it, before a further call to the number is begun. */
    private static final int MUCH = 3;
    /** Stations have hunt groups of a few lines. */
    private static final int CALLS_A_NUMBER = 4;

    private static final Handover CLOSED = new Handover.Unavailable(
            new Reason("contact-id.closing", "the transport was closed during the call; it may have arrived"),
            Duration.ofSeconds(1));

    private final TransportName name;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Notes notes;
    private final Recorder recorder;
    private final ScheduledExecutorService thread;
    private final Map<String, List<OpenCall>> open = new HashMap<>(); // the thread's
    private final Set<Errand> underWay = ConcurrentHashMap.newKeySet();

    CallDesk(TransportName name, Arrivals arrivals, Clock clock, Notes notes, Recorder recorder) {
        this.name = name;
        this.arrivals = arrivals;
        this.clock = clock;
        this.notes = notes;
        this.recorder = recorder;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "switchroom-contact-id");
            made.setDaemon(true);
            return made;
        });
    }

    void bring(String number, Errand errand, ContactIdSettings settings, List<Lines.Entry> lines) {
        try {
            thread.execute(guarded(() -> take(number, errand, settings, lines)));
            Duration left = Duration.between(clock.instant(), errand.deadline()).minus(MARGIN);
            ScheduledFuture<?> limit = thread.schedule(
                    guarded(() -> outOfTime(errand)), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            underWay.add(errand);
            errand.answer().whenComplete((handover, defect) -> {
                limit.cancel(false);
                underWay.remove(errand);
            });
        } catch (RejectedExecutionException closing) {
            errand.answer().complete(CLOSED);
        }
    }

    private void take(String number, Errand errand, ContactIdSettings settings, List<Lines.Entry> lines) {
        List<OpenCall> calls = open.computeIfAbsent(number, key -> new ArrayList<>());
        Optional<OpenCall> emptiest = calls.stream().min(Comparator.comparingInt(OpenCall::waiting));
        boolean rides = emptiest.filter(call -> call.waiting() < MUCH || calls.size() >= CALLS_A_NUMBER)
                .filter(call -> call.add(errand))
                .isPresent();
        if (!rides) {
            OpenCall call = new OpenCall(
                    number,
                    settings,
                    lines,
                    notes,
                    recorder,
                    clock,
                    this::onThread,
                    (told, outcome) -> judge(told, outcome, settings));
            call.add(errand);
            calls.add(call);
            Ending noLine = new Ending(
                    Ending.How.LINE_DOWN, "no telephone line is configured", Optional.empty(), Optional.empty());
            call.dial(noLine, (left, ending) -> over(number, call, left, ending, settings));
        }
    }

    private void judge(Errand errand, Outcome outcome, ContactIdSettings settings) {
        boolean late = errand.answer().isDone();
        if (outcome.result() == Outcome.Result.KISSED_OFF) {
            errand.answer().complete(new Handover.Accepted(Optional.of(errand.reference())));
            report(errand, Receipt.Stage.DELIVERED, new Reason(outcome.result().code(), outcome.detail()));
        } else if (late) {
            // It was answered as in doubt; now there is none.
            report(errand, Receipt.Stage.FAILED, new Reason(outcome.result().code(), outcome.detail()));
        } else {
            errand.answer().complete(Outcomes.notTaken(outcome, settings.retryAfter()));
        }
    }

    private void over(String number, OpenCall call, List<Errand> left, Ending ending, ContactIdSettings settings) {
        List<OpenCall> calls = open.getOrDefault(number, List.of());
        calls.remove(call);
        if (calls.isEmpty()) {
            open.remove(number);
        }
        for (Errand errand : left) {
            if (!errand.answer().complete(Outcomes.notSaid(ending, settings.retryAfter()))) {
                report(errand, Receipt.Stage.FAILED, new Reason("contact-id.not-reached", ending.detail()));
            }
        }
    }

    /** The call goes on; what becomes of it is reported. */
    private static void outOfTime(Errand errand) {
        errand.answer()
                .complete(new Handover.Uncertain(new Reason(
                        "contact-id.still-calling",
                        "the call to the station goes on; what becomes of it is reported")));
    }

    private void report(Errand errand, Receipt.Stage stage, Reason reason) {
        arrivals.report(new Receipt(
                name,
                errand.reference(),
                stage,
                clock.instant(),
                Optional.of(reason),
                Optional.of(errand.delivery().message().id())));
    }

    private void onThread(Runnable work) {
        try {
            thread.execute(guarded(work));
        } catch (RejectedExecutionException closing) {
            LOG.debug("A call ended after the transport was closed");
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException defect) {
                LOG.error("Calls to stations stumbled and go on. Report this", defect);
            }
        };
    }

    /** What is under way is told to the end by its lines, but nobody hears of it any more: it has to be told again. */
    @Override
    public void close() {
        try {
            thread.execute(guarded(() -> {
                underWay.forEach(errand -> errand.answer().complete(CLOSED));
                thread.shutdownNow();
            }));
        } catch (RejectedExecutionException twice) {
            LOG.debug("The transport was closed before");
        }
    }
}
