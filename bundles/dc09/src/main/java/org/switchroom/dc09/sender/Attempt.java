package org.switchroom.dc09.sender;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.frame.FrameSplitter;
import org.switchroom.dc09.frame.ReadFrame;

/** One frame to one receiver, on a line of its own, and what it answers. Blocks until then. */
final class Attempt {
    /** A datagram is sent so often within one attempt, as senders in the field do. */
    private static final int DATAGRAMS = 5;

    private static final int MOST_BYTES = 65_536;

    private final ReceiverAddress to;
    private final Frame frame;
    private final Optional<FrameCipher> cipher;
    private final FrameSplitter splitter = new FrameSplitter(Frame.LONGEST);
    private final long endsAt;
    private final long nanos;
    private Optional<Reply> reply = Optional.empty();

    Attempt(ReceiverAddress to, Frame frame, Optional<FrameCipher> cipher, long nanos) {
        this.to = to;
        this.frame = frame;
        this.cipher = cipher;
        this.nanos = nanos;
        this.endsAt = System.nanoTime() + nanos;
    }

    Reply make() {
        return to.udp() ? byDatagrams() : byConnection();
    }

    private Reply byConnection() {
        try (Socket line = new Socket()) {
            try {
                line.setTcpNoDelay(true);
                line.connect(address(), millisLeft());
            } catch (IOException | RuntimeException refused) {
                return new Reply.NotSent(to + " can not be reached: " + refused.getMessage());
            }
            // From here on some of it may be there.
            line.getOutputStream().write(frame.bytes());
            line.getOutputStream().flush();
            byte[] bytes = new byte[4_096];
            int all = 0;
            while (reply.isEmpty() && all < MOST_BYTES && hasTime()) {
                line.setSoTimeout(millisLeft());
                int count = line.getInputStream().read(bytes);
                if (count < 0) {
                    return new Reply.Silence(to + " hung up without an answer");
                }
                all += count;
                hear(bytes, count);
            }
            return reply.orElseGet(this::silence);
        } catch (SocketTimeoutException silent) {
            return silence();
        } catch (IOException broken) {
            return new Reply.Silence("the line to " + to + " broke without an answer: " + broken.getMessage());
        }
    }

    private Reply byDatagrams() {
        try (DatagramSocket line = new DatagramSocket()) {
            byte[] bytes = frame.bytes();
            try {
                line.connect(address());
                line.send(new DatagramPacket(bytes, bytes.length));
            } catch (IOException | RuntimeException refused) {
                return new Reply.NotSent(to + " can not be reached: " + refused.getMessage());
            }
            DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
            for (int sent = 1; sent <= DATAGRAMS; sent++) {
                long turnEnds = endsAt - nanos * (DATAGRAMS - sent) / DATAGRAMS;
                while (millisUntil(turnEnds) > 0) {
                    try {
                        line.setSoTimeout(millisUntil(turnEnds));
                        line.receive(packet);
                        hear(packet.getData(), packet.getLength());
                        if (reply.isPresent()) {
                            return reply.get();
                        }
                    } catch (PortUnreachableException nobody) {
                        if (sent == 1) {
                            return new Reply.NotSent("nobody listens at " + to);
                        }
                    } catch (SocketTimeoutException silent) {
                        break;
                    }
                }
                if (sent < DATAGRAMS) {
                    line.send(new DatagramPacket(bytes, bytes.length));
                }
            }
            return silence();
        } catch (IOException broken) {
            return new Reply.Silence("the line to " + to + " broke without an answer: " + broken.getMessage());
        }
    }

    private void hear(byte[] bytes, int count) {
        splitter.put(bytes, 0, count, read -> {
            if (read instanceof ReadFrame.Sound sound && reply.isEmpty()) {
                reply = Reply.to(frame, sound.frame(), cipher);
            }
        });
    }

    private Reply silence() {
        return new Reply.Silence(to + " gave no answer");
    }

    private InetSocketAddress address() {
        // Deliberate: looked up anew each time, since a station may move.
        return new InetSocketAddress(to.host().replaceAll("[\\[\\]]", ""), to.port());
    }

    private boolean hasTime() {
        return endsAt - System.nanoTime() > 0;
    }

    private int millisLeft() {
        return Math.max(1, millisUntil(endsAt));
    }

    private static int millisUntil(long end) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, (end - System.nanoTime()) / 1_000_000));
    }
}
