package org.switchroom.testkit.dc09;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;

/**
 * A central station's DC-09 receiver on the loopback address, by TCP and by UDP on one port, that does its duty until
 * the test tells it otherwise. A message that comes again, by account, sequence and words, is taken once. Any thread;
 * close it at the end.
 *
 * <pre>{@code
 * try (SimulatedReceiver station = SimulatedReceiver.start()) {
 *     station.once(new ReceiverMisdeed.Duh());
 *     ... send to station.host(), station.port() ...
 *     assertThat(station.taken()).isEmpty();
 * }
 * }</pre>
 */
public final class SimulatedReceiver implements AutoCloseable {
    private final Clock clock;
    private final Optional<byte[]> key;
    private final ReceiverReplies replies;
    private final ReceiverPort port;

    // Guarded by this object's monitor.
    private final Map<String, Dc09Words> taken = new LinkedHashMap<>();
    private final List<Dc09Words> frames = new ArrayList<>();
    private final Deque<ReceiverMisdeed> once = new ArrayDeque<>();
    private Optional<ReceiverMisdeed> always = Optional.empty();
    private final List<Runnable> held = new ArrayList<>();
    private Optional<Duration> window = Optional.empty();
    private final Set<String> refused = new HashSet<>();

    private SimulatedReceiver(int port, Optional<byte[]> key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.replies = new ReceiverReplies(clock, key);
        this.port = new ReceiverPort(port, this::take);
    }

    /** In clear, on a free port. */
    public static SimulatedReceiver start() {
        return new SimulatedReceiver(0, Optional.empty(), Clock.systemUTC());
    }

    /** Reading and answering in cipher. */
    public static SimulatedReceiver start(byte[] key) {
        return new SimulatedReceiver(0, Optional.of(key), Clock.systemUTC());
    }

    public String host() {
        return port.host();
    }

    public int port() {
        return port.number();
    }

    // -------------------------------------------------------------------------------------------------- misbehaving

    /** With the next message; polls are always answered. */
    public synchronized void once(ReceiverMisdeed misdeed) {
        once.add(misdeed);
    }

    /** With every message until {@link #behave()}. */
    public synchronized void always(ReceiverMisdeed misdeed) {
        always = Optional.of(misdeed);
    }

    /** Says DUH to whatever is of this account. */
    public synchronized void refuseAccount(String account) {
        refused.add(account);
    }

    /** A message whose time is further from ours gets a NAK, as at a station that keeps to the standard. */
    public synchronized void checkTime(Duration most) {
        window = Optional.of(most);
    }

    public void behave() {
        synchronized (this) {
            once.clear();
            always = Optional.empty();
        }
        letGo();
    }

    /** Answers all that it holds. */
    public void letGo() {
        List<Runnable> answers;
        synchronized (this) {
            answers = List.copyOf(held);
            held.clear();
        }
        answers.forEach(Runnable::run);
    }

    public synchronized int holding() {
        return held.size();
    }

    /** Breaks every connection and refuses new ones, until {@link #plug()}. */
    public void unplug() {
        port.unplug();
    }

    public void plug() {
        port.plug();
    }

    // ------------------------------------------------------------------------------------------------------ looking

    /** The messages that it took, oldest first, without polls and repeats. */
    public synchronized List<Dc09Words> taken() {
        return List.copyOf(taken.values());
    }

    /** Every sound frame that came, also polls and repeats. */
    public synchronized List<Dc09Words> frames() {
        return List.copyOf(frames);
    }

    public List<Dc09Words> polls() {
        return frames().stream().filter(frame -> frame.id().equals("NULL")).toList();
    }

    // ------------------------------------------------------------------------------------------------------ its duty

    private void take(byte[] bytes, ReceiverPort.Line line) {
        Optional<Dc09Words> read = Dc09Wire.read(bytes, key);
        if (read.isEmpty() || read.get().encrypted() != key.isPresent()) {
            return;
        }
        Dc09Words words = read.get();
        Optional<ReceiverMisdeed> misdeed;
        synchronized (this) {
            frames.add(words);
            boolean late = window.isPresent()
                    && words.time().isPresent()
                    && Duration.between(words.time().get(), clock.instant())
                                    .abs()
                                    .compareTo(window.get())
                            > 0;
            misdeed = words.id().equals("NULL")
                    ? Optional.empty()
                    : Optional.ofNullable(once.poll()).or(() -> always);
            if (late && misdeed.isEmpty()) {
                misdeed = Optional.of(new ReceiverMisdeed.WrongTime(Duration.ZERO));
            }
            if (refused.contains(words.account().orElse(""))) {
                misdeed = Optional.of(new ReceiverMisdeed.Duh());
            }
            boolean takes = !words.id().equals("NULL")
                    && misdeed.map(each -> !(each instanceof ReceiverMisdeed.Lost
                                    || each instanceof ReceiverMisdeed.Duh
                                    || each instanceof ReceiverMisdeed.WrongTime))
                            .orElse(true);
            if (takes) {
                taken.putIfAbsent(words.account() + "/" + words.sequence() + "/" + words.data(), words);
            }
        }
        if (misdeed.isEmpty()) {
            line.send(List.of(replies.right(words)));
        } else {
            misbehave(misdeed.get(), words, line);
        }
    }

    private void misbehave(ReceiverMisdeed misdeed, Dc09Words words, ReceiverPort.Line line) {
        if (misdeed instanceof ReceiverMisdeed.HangUp) {
            line.hangUp();
        } else if (misdeed instanceof ReceiverMisdeed.Hold) {
            byte[] right = replies.right(words);
            synchronized (this) {
                held.add(() -> line.send(List.of(right)));
            }
        } else {
            // Muteness and loss need no words.
            List<byte[]> wrong = replies.wrong(misdeed, words);
            if (!wrong.isEmpty()) {
                line.send(wrong);
            }
        }
    }

    @Override
    public void close() {
        unplug();
    }

    /**
     * Alone, for trying a sender by hand: {@code SimulatedReceiver [PORT] [KEY in hexadecimal digits]}. Lines of the
     * standard input are {@code mute}, {@code lost}, {@code hangup}, {@code duh}, {@code nak SECONDS}, {@code behave},
     * {@code unplug}, {@code plug}, {@code shown}, {@code quit}; the first five are for the next message.
     */
    public static void main(String[] arguments) {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 12_301;
        Optional<byte[]> aes =
                arguments.length > 1 ? Optional.of(HexFormat.of().parseHex(arguments[1])) : Optional.empty();
        try (SimulatedReceiver station = new SimulatedReceiver(wanted, aes, Clock.systemUTC())) {
            System.out.println("A station is at " + station.host() + ":" + station.port() + ", TCP and UDP");
            Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8).useDelimiter("\n");
            while (lines.hasNext() && station.obeys(lines.next().strip().split(" "))) {
                // Until it is told to quit.
            }
        }
    }

    private boolean obeys(String[] words) {
        switch (words[0]) {
            case "mute" -> once(new ReceiverMisdeed.Mute());
            case "lost" -> once(new ReceiverMisdeed.Lost());
            case "hangup" -> once(new ReceiverMisdeed.HangUp());
            case "duh" -> once(new ReceiverMisdeed.Duh());
            case "nak" -> once(new ReceiverMisdeed.WrongTime(Duration.ofSeconds(Long.parseLong(words[1]))));
            case "behave" -> behave();
            case "unplug" -> unplug();
            case "plug" -> plug();
            case "shown" -> frames().forEach(System.out::println);
            case "quit" -> {
                return false;
            }
            default -> System.out.println("not known: " + words[0]);
        }
        return true;
    }
}
