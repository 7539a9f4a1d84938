package org.switchroom.dc09.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.switchroom.dc09.frame.CrcForm;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameContent;

/**
 * Tells one station, by the first of its receivers that answers. Polls them from when it is made until it is closed. Any
 * thread, several at once.
 */
public final class Dc09Sender implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final int POLL = 0;

    private final SenderSettings settings;
    private final SequenceBook book;
    private final Clock clock;
    private final List<StationPath> paths = new ArrayList<>();
    private final ScheduledExecutorService polling;

    public Dc09Sender(SenderSettings settings, SequenceBook book, Clock clock) {
        this.settings = settings;
        this.book = book;
        this.clock = clock;
        settings.receivers().forEach(address -> paths.add(new StationPath(address, clock)));
        this.polling = Executors.newScheduledThreadPool(settings.receivers().size(), work -> {
            Thread thread = new Thread(work, settings.name() + " polls");
            thread.setDaemon(true);
            return thread;
        });
        settings.polls().ifPresent(this::beginPolls);
    }

    private void beginPolls(SenderSettings.Polls polls) {
        for (int i = 0; i < paths.size(); i++) {
            StationPath path = paths.get(i);
            long every = (i == 0 ? polls.main() : polls.backup()).toMillis();
            polling.scheduleWithFixedDelay(() -> poll(path, polls.account()), 0, every, TimeUnit.MILLISECONDS);
        }
    }

    private void poll(StationPath path, String account) {
        Instant deadline = clock.instant().plus(settings.answer().multipliedBy(settings.attempts()));
        tell(path, new Saying(Frame.POLL, POLL, account, ""), deadline);
    }

    private record Saying(String id, int number, String account, String data) {}

    /**
     * Tells the station. Blocks until it has answered or the deadline comes.
     *
     * @param message the same for a message that is sent again
     * @param id of the frame, such as {@link Frame#CONTACT_ID}
     */
    public Told tell(long message, String id, String account, String data, Instant deadline) {
        Saying saying = new Saying(id, book.numberOf(message), account, data);
        List<StationPath> order = new ArrayList<>(paths);
        order.sort(Comparator.comparing(StationPath::isLeftAlone)); // stable: else as configured
        List<String> silent = new ArrayList<>();
        List<String> unreached = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Instant now = clock.instant();
            // Each has its share of the time, or the first would leave none for the others.
            Duration share = Duration.between(now, deadline).dividedBy(order.size() - i);
            Told told = tell(order.get(i), saying, now.plus(share));
            if (told instanceof Told.InDoubt doubt) {
                silent.add(doubt.words());
            } else if (told instanceof Told.Unreached away) {
                unreached.add(away.words());
            } else {
                return told;
            }
        }
        return silent.isEmpty()
                ? new Told.Unreached(String.join("; ", unreached))
                : new Told.InDoubt(String.join("; ", silent));
    }

    /** To one receiver, as often as is configured. */
    private Told tell(StationPath path, Saying saying, Instant until) {
        Optional<Told> doubt = Optional.empty();
        boolean corrected = false;
        int lost = 0;
        while (lost < settings.attempts()) {
            Duration left = Duration.between(clock.instant(), until);
            if (left.compareTo(SHORTEST) < 0) {
                break;
            }
            Duration limit = left.compareTo(settings.answer()) < 0 ? left : settings.answer();
            Reply reply = new Attempt(path.address(), frame(saying, path), settings.cipher(), limit.toNanos()).make();
            if (reply instanceof Reply.Ack) {
                path.works();
                return new Told.Acknowledged(path.address());
            } else if (reply instanceof Reply.Duh) {
                path.works();
                return new Told.Refused("duh", path.address() + " can make nothing of it (DUH)");
            } else if (reply instanceof Reply.Nak nak) {
                path.works();
                if (corrected) {
                    return new Told.Refused(
                            "nak",
                            path.address() + " refused it twice (NAK), though the time was corrected to its own");
                }
                path.isAt(nak.theirs());
                corrected = true;
            } else if (reply instanceof Reply.Silence silence) {
                path.fails(silence.words());
                doubt = Optional.of(new Told.InDoubt(silence.words()));
                lost++;
            } else if (reply instanceof Reply.NotSent away) {
                path.fails(away.words());
                return doubt.orElseGet(() -> new Told.Unreached(away.words()));
            }
        }
        return doubt.orElseGet(() -> new Told.Unreached("no time was left to ask " + path.address()));
    }

    private Frame frame(Saying saying, StationPath path) {
        FrameContent content = FrameContent.of(saying.data(), clock.instant().plus(path.ahead()));
        Optional<String> line = Optional.of(settings.line());
        return settings.cipher()
                .map(cipher -> new Frame(
                        CrcForm.HEX,
                        saying.id(),
                        true,
                        saying.number(),
                        Optional.empty(),
                        line,
                        Optional.of(saying.account()),
                        cipher.encrypt(content)))
                .orElseGet(() -> Frame.plain(saying.id(), saying.number(), line, saying.account(), content));
    }

    /** The ways to the station, the main one first. */
    public List<PathView> paths() {
        return paths.stream().map(StationPath::view).toList();
    }

    @Override
    public void close() {
        polling.shutdownNow();
    }
}
