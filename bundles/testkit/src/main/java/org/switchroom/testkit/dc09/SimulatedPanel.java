package org.switchroom.testkit.dc09;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Scanner;

/**
 * An alarm panel that reports by SIA DC-09. It sends what the test tells it, whole or in pieces, sound or damaged, once
 * or again, and reads what it is answered. For one thread; close it at the end.
 *
 * <pre>{@code
 * try (SimulatedPanel panel = SimulatedPanel.tcp("127.0.0.1", port, "1234")) {
 *     panel.send(panel.event(1, "1130 01 015"));
 *     assertThat(panel.answer(Duration.ofSeconds(60))).get().extracting(Dc09Words::id).isEqualTo("ACK");
 * }
 * }</pre>
 */
public final class SimulatedPanel implements AutoCloseable {
    private static final int LF = 10;
    private static final int CR = 13;

    private final InetSocketAddress receiver;
    private final String account;
    private final Optional<byte[]> key;
    private final Clock clock;
    private final Optional<Socket> connection;
    private final Optional<DatagramSocket> datagrams;
    private int sequence;

    private SimulatedPanel(
            InetSocketAddress receiver, boolean udp, String account, Optional<byte[]> key, Clock clock, int after) {
        this.receiver = receiver;
        this.account = account;
        this.key = key;
        this.clock = clock;
        this.sequence = after;
        try {
            this.connection =
                    udp ? Optional.empty() : Optional.of(new Socket(receiver.getAddress(), receiver.getPort()));
            this.datagrams =
                    udp ? Optional.of(new DatagramSocket(0, InetAddress.getLoopbackAddress())) : Optional.empty();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Connected, and speaking in clear. */
    public static SimulatedPanel tcp(String host, int port, String account) {
        return new SimulatedPanel(
                new InetSocketAddress(host, port), false, account, Optional.empty(), Clock.systemUTC(), 0);
    }

    public static SimulatedPanel udp(String host, int port, String account) {
        return new SimulatedPanel(
                new InetSocketAddress(host, port), true, account, Optional.empty(), Clock.systemUTC(), 0);
    }

    /** The same panel on a line of its own, speaking in cipher. */
    public SimulatedPanel withKey(byte[] aes) {
        return again(Optional.of(aes), clock);
    }

    /** The same panel on a line of its own, with a clock of its own. */
    public SimulatedPanel withClock(Clock other) {
        return again(key, other);
    }

    private SimulatedPanel again(Optional<byte[]> aes, Clock other) {
        close();
        return new SimulatedPanel(receiver, datagrams.isPresent(), account, aes, other, sequence);
    }

    // ------------------------------------------------------------------------------------------------------- frames

    /** A Contact ID event with its time. */
    public byte[] event(int number, String event) {
        return frame("ADM-CID", number, "#" + account + "|" + event);
    }

    /** An event in SIA's words. */
    public byte[] sia(int number, String events) {
        return frame("SIA-DCS", number, "#" + account + "|" + events);
    }

    public byte[] poll() {
        return frame("NULL", 0, "");
    }

    public byte[] frame(String id, int number, String data) {
        return Dc09Wire.frame(body(id, number, data, Dc09Wire.stamp(clock.instant())), false);
    }

    public byte[] frameWithRawCrc(String id, int number, String data) {
        return Dc09Wire.frame(body(id, number, data, Dc09Wire.stamp(clock.instant())), true);
    }

    public byte[] frameWithoutTime(String id, int number, String data) {
        return Dc09Wire.frame(body(id, number, data, ""), false);
    }

    /** A frame of this text, whatever it is, with the right length and CRC; the text begins with a quote. */
    public static byte[] framed(String body) {
        return Dc09Wire.frame(body, false);
    }

    private String body(String id, int number, String data, String behind) {
        String content = data + "]" + behind;
        return "\"%s%s\"%04dL0#%s[%s"
                .formatted(
                        key.isPresent() ? "*" : "",
                        id,
                        number,
                        account,
                        key.map(aes -> Dc09Wire.encrypt(content, aes)).orElse(content));
    }

    // ------------------------------------------------------------------------------------------------------- the line

    /** As it is, in one piece. */
    public void send(byte[] bytes) {
        try {
            if (connection.isPresent()) {
                connection.get().getOutputStream().write(bytes);
                connection.get().getOutputStream().flush();
            } else {
                datagrams.get().send(new DatagramPacket(bytes, bytes.length, receiver));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** In pieces that end at these places. */
    public void sendInPieces(byte[] bytes, int... ends) {
        int from = 0;
        for (int end : ends) {
            send(Arrays.copyOfRange(bytes, from, end));
            from = end;
        }
        send(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Half of the connection is closed: nothing more will be sent. */
    public void sendNoMore() {
        try {
            connection.orElseThrow().shutdownOutput();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The next sound answer; empty when there is none in this time, or the line has ended. */
    public Optional<Dc09Words> answer(Duration patience) {
        return nextFrame(patience).flatMap(frame -> Dc09Wire.read(frame, key));
    }

    /** True when the other side closes the connection within this time. */
    public boolean isHungUp(Duration patience) {
        try {
            connection.orElseThrow().setSoTimeout((int) patience.toMillis());
            return connection.get().getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private Optional<byte[]> nextFrame(Duration patience) {
        int millis = Math.max(1, (int) patience.toMillis());
        try {
            if (datagrams.isPresent()) {
                DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
                datagrams.get().setSoTimeout(millis);
                datagrams.get().receive(packet);
                return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
            connection.orElseThrow().setSoTimeout(millis);
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            int each = connection.get().getInputStream().read();
            while (each >= 0) {
                // Within the CRC of two bytes a line end is none.
                if (each == LF && frame.size() != 1 && frame.size() != 2) {
                    frame.reset();
                }
                frame.write(each);
                if (each == CR && frame.size() > 8) {
                    return Optional.of(frame.toByteArray());
                }
                each = connection.get().getInputStream().read();
            }
            return Optional.empty();
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /**
     * Reports as a panel does: the same frame again, after each time without an answer.
     *
     * @return what it was answered in the end
     */
    public Optional<Dc09Words> report(String event, int attempts, Duration each) {
        sequence = sequence % 9_999 + 1;
        byte[] frame = event(sequence, event);
        for (int i = 0; i < attempts; i++) {
            send(frame);
            Optional<Dc09Words> answer = answer(each);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
            datagrams.ifPresent(DatagramSocket::close);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * Alone, for trying a receiver by hand: {@code SimulatedPanel HOST PORT tcp|udp ACCOUNT [KEY in hexadecimal digits]}.
     * Lines of the standard input are {@code event 1130 01 015}, {@code sia Nri1/BA01}, {@code poll}, {@code again},
     * {@code damaged}, {@code bytes HEX}, {@code quit}.
     */
    public static void main(String[] arguments) {
        SimulatedPanel plain = arguments[2].equals("udp")
                ? udp(arguments[0], Integer.parseInt(arguments[1]), arguments[3])
                : tcp(arguments[0], Integer.parseInt(arguments[1]), arguments[3]);
        SimulatedPanel panel =
                arguments.length > 4 ? plain.withKey(HexFormat.of().parseHex(arguments[4])) : plain;
        byte[] last = panel.poll();
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8).useDelimiter("\n");
        while (lines.hasNext()) {
            String[] words = lines.next().strip().split(" ", 2);
            switch (words[0]) {
                case "event" -> last = panel.event(++panel.sequence, words[1]);
                case "sia" -> last = panel.sia(++panel.sequence, words[1]);
                case "poll" -> last = panel.poll();
                case "again" -> System.out.println("once more");
                case "damaged" -> last[last.length / 2] ^= 1;
                case "bytes" -> last = HexFormat.of().parseHex(words[1]);
                case "quit" -> {
                    panel.close();
                    return;
                }
                default -> System.out.println("not known: " + words[0]);
            }
            panel.send(last);
            System.out.println("answer: "
                    + panel.answer(Duration.ofSeconds(5))
                            .map(Dc09Words::toString)
                            .orElse("none within 5 s"));
        }
        panel.close();
    }
}
