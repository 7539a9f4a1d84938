package org.switchroom.route.contactidip;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.switchroom.dc09.sender.Dc09Sender;
import org.switchroom.dc09.sender.SequenceBook;
import org.switchroom.dc09.sender.Told;
import org.switchroom.message.Content;
import org.switchroom.transport.Arrivals;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;

/**
 * One central station as a transport: alarms to accounts of its own, {@code dc09:1234}. What it acknowledges it has, so
 * that is reported as delivered at once.
 */
final class StationTransport implements Transport, AutoCloseable {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Fa-f]{3,16}");
    /** Answered this much before the deadline, so that the answer is there by the deadline. */
    private static final Duration MARGIN = Duration.ofMillis(250);
    /** How soon a station that could not be reached may be asked again; its alarms are urgent. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final int LONGEST_FRAME = 200;

    private final StationSettings settings;
    private final Arrivals arrivals;
    private final Clock clock;
    private final Dc09Sender sender;

    StationTransport(StationSettings settings, Arrivals arrivals, Clock clock) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.clock = clock;
        this.sender = new Dc09Sender(settings.sender(), new SequenceBook(settings.memory()), clock);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(Receipt.Stage.DELIVERED),
                Set.of(Content.Kind.ALARM),
                Set.of("dc09"),
                LONGEST_FRAME,
                settings.parallel());
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        String account = delivery.to().value();
        if (!ACCOUNT.matcher(account).matches()) {
            return refused("dc09.account", "an account at a station has 3 to 16 hexadecimal digits");
        }
        if (!(delivery.message().content() instanceof Content.Alarm alarm)) {
            return refused("dc09.content", "a station takes alarms and nothing else");
        }
        Optional<EventWriter.Written> event =
                new EventWriter(settings.sia()).write(account.toUpperCase(Locale.ROOT), alarm);
        if (event.isEmpty()) {
            return refused(
                    "dc09.event", "the event can not be said in Contact ID: a code has three digits, 0-9 and B-F");
        }
        Told told = sender.tell(
                delivery.message().id().value(),
                event.get().id(),
                account.toUpperCase(Locale.ROOT),
                event.get().data(),
                delivery.deadline().minus(MARGIN));
        return CompletableFuture.completedFuture(outcome(told, delivery));
    }

    private Handover outcome(Told told, Delivery delivery) {
        if (told instanceof Told.Refused refused) {
            return new Handover.Refused(new Reason("dc09." + refused.code(), refused.words()));
        } else if (told instanceof Told.Unreached unreached) {
            return new Handover.Unavailable(new Reason("dc09.unreached", unreached.words()), RETRY_AFTER);
        } else if (told instanceof Told.InDoubt doubt) {
            return new Handover.Uncertain(new Reason("dc09.silent", doubt.words()));
        }
        RemoteReference reference = new RemoteReference(delivery.id().toString());
        // Whether the news is on disk is core's care; the acceptance is news enough when it is not.
        arrivals.report(
                new Receipt(settings.name(), reference, Receipt.Stage.DELIVERED, clock.instant(), Optional.empty()));
        return new Handover.Accepted(Optional.of(reference));
    }

    private static CompletionStage<Handover> refused(String code, String words) {
        return CompletableFuture.completedFuture(new Handover.Refused(new Reason(code, words)));
    }

    @Override
    public Health health() {
        return StationHealth.of(sender.paths());
    }

    @Override
    public void close() {
        sender.close();
    }
}
