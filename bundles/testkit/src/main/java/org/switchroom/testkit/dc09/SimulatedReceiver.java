package org.switchroom.testkit.dc09;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.TimeUnit;

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
    private static final int LF = 10;
    private static final int CR = 13;

    private final InetAddress host = InetAddress.getLoopbackAddress();
    private final Clock clock;
    private final Optional<byte[]> key;
    private final int port;

    // Guarded by this object's monitor.
    private final Map<String, Dc09Words> taken = new LinkedHashMap<>();
    private final List<Dc09Words> frames = new ArrayList<>();
    private final Deque<ReceiverMisdeed> once = new ArrayDeque<>();
    private Optional<ReceiverMisdeed> always = Optional.empty();
    private final List<Runnable> held = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private Optional<Duration> window = Optional.empty();
    private final Set<String> refused = new HashSet<>();
    private ServerSocket door;
    private Thread accepting;
    private DatagramSocket box;

    private SimulatedReceiver(int port, Optional<byte[]> key, Clock clock) {
        this.key = key;
        this.clock = clock;
        this.port = listen(port);
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
        return host.getHostAddress();
    }

    public int port() {
        return port;
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
        List<Socket> lines;
        Thread doorkeeper;
        synchronized (this) {
            closeQuietly(door);
            closeQuietly(box);
            lines = List.copyOf(open);
            open.clear();
            doorkeeper = accepting;
        }
        lines.forEach(SimulatedReceiver::closeQuietly);
        try {
            // The system goes on taking connections while somebody is still in the midst of waiting for one.
            doorkeeper.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    public void plug() {
        listen(port);
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

    private synchronized int listen(int wanted) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(host, wanted));
            DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(host, server.getLocalPort()));
            door = server;
            box = datagrams;
            accepting = thread("connections", () -> accept(server));
            thread("datagrams", () -> receive(datagrams));
            return server.getLocalPort();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "simulated DC-09 receiver " + name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket line = server.accept();
                line.setTcpNoDelay(true);
                synchronized (this) {
                    if (server.isClosed()) {
                        closeQuietly(line);
                        return;
                    }
                    open.add(line);
                }
                thread("connection", () -> listenTo(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listenTo(Socket line) {
        try (line) {
            InputStream in = line.getInputStream();
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            for (int each = in.read(); each >= 0; each = in.read()) {
                if (each == LF && frame.size() != 1 && frame.size() != 2) {
                    frame.reset();
                }
                frame.write(each);
                if (each == CR && frame.size() > 8) {
                    take(frame.toByteArray(), pieces -> send(line, pieces), () -> closeQuietly(line));
                    frame.reset();
                }
            }
        } catch (IOException broken) {
            // The other side may go at any time.
        }
    }

    private void receive(DatagramSocket datagrams) {
        while (!datagrams.isClosed()) {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                datagrams.receive(packet);
            } catch (IOException closed) {
                return;
            }
            take(
                    Arrays.copyOf(packet.getData(), packet.getLength()),
                    pieces -> {
                        byte[] whole = pieces.get(pieces.size() - 1);
                        try {
                            datagrams.send(new DatagramPacket(whole, whole.length, packet.getSocketAddress()));
                        } catch (IOException gone) {
                            // As a datagram can be lost.
                        }
                    },
                    () -> {});
        }
    }

    private interface Line {
        void send(List<byte[]> pieces);
    }

    private static void send(Socket line, List<byte[]> pieces) {
        try {
            for (byte[] piece : pieces) {
                line.getOutputStream().write(piece);
                line.getOutputStream().flush();
            }
        } catch (IOException gone) {
            closeQuietly(line);
        }
    }

    private void take(byte[] bytes, Line line, Runnable hangUp) {
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
            line.send(List.of(ack(words, words.sequence(), words.account().orElse(""))));
        } else {
            misbehave(misdeed.get(), words, line, hangUp);
        }
    }

    private void misbehave(ReceiverMisdeed misdeed, Dc09Words words, Line line, Runnable hangUp) {
        String account = words.account().orElse("");
        byte[] right = ack(words, words.sequence(), account);
        if (misdeed instanceof ReceiverMisdeed.HangUp) {
            hangUp.run();
        } else if (misdeed instanceof ReceiverMisdeed.Duh) {
            line.send(List.of(reply("\"DUH\"%04d%s#%s[]".formatted(words.sequence(), words.prefix(), account), words)));
        } else if (misdeed instanceof ReceiverMisdeed.WrongTime wrong) {
            Instant theirs = clock.instant().plus(wrong.ahead());
            line.send(List.of(reply("\"NAK\"0000R0L0A0[]" + Dc09Wire.stamp(theirs), words)));
        } else if (misdeed instanceof ReceiverMisdeed.OtherSequence) {
            line.send(List.of(ack(words, words.sequence() % 9_999 + 1, account)));
        } else if (misdeed instanceof ReceiverMisdeed.OtherAccount) {
            line.send(List.of(ack(words, words.sequence(), account.equals("9999") ? "8888" : "9999")));
        } else if (misdeed instanceof ReceiverMisdeed.DamagedAnswer) {
            right[right.length - 4] ^= 1;
            line.send(List.of(right));
        } else if (misdeed instanceof ReceiverMisdeed.Stutter) {
            List<byte[]> pieces = new ArrayList<>();
            pieces.add("\r\n??".getBytes(StandardCharsets.ISO_8859_1));
            for (byte each : right) {
                pieces.add(new byte[] {each});
            }
            line.send(pieces);
        } else if (misdeed instanceof ReceiverMisdeed.Hold) {
            synchronized (this) {
                held.add(() -> line.send(List.of(right)));
            }
        }
        // Muteness and loss need no deed.
    }

    private byte[] ack(Dc09Words words, int sequence, String account) {
        String stamp = Dc09Wire.stamp(clock.instant());
        return reply(
                "\"%sACK\"%04d%s#%s[%s"
                        .formatted(
                                words.encrypted() ? "*" : "",
                                sequence,
                                words.prefix(),
                                account,
                                words.encrypted() ? Dc09Wire.encrypt("]" + stamp, key.orElseThrow()) : "]" + stamp),
                words);
    }

    private static byte[] reply(String body, Dc09Words to) {
        return Dc09Wire.frame(body, to.rawCrc());
    }

    private static void closeQuietly(AutoCloseable thing) {
        try {
            if (thing instanceof Socket line) {
                // At once, and without what is unsent: as a cable that is cut.
                line.setSoLinger(true, 0);
            }
        } catch (SocketException closed) {
            // It is closed below all the same.
        }
        try {
            thing.close();
        } catch (Exception alreadyClosed) {
            // Nothing is left to do.
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
