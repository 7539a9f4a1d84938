package org.switchroom.testkit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.switchroom.phone.CallAudio;

/** The sound of one station: hears and speaks every 20 ms of real time, over a line that may lose and delay packets. */
final class StationSound implements AutoCloseable {
    private static final long FRAME = 20_000_000L;
    /** Frames that are waited for before the first is heard. */
    private static final int KEPT_BACK = 2;

    private record Late(long due, byte[] packet) {}

    private final SipScript script;
    private final CallAudio station;
    private final Runnable hangUp;
    private final DatagramSocket socket;
    private final Companding companding;
    private final Random chance;
    private final Queue<short[]> heard = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Late> late = new PriorityQueue<>(Comparator.comparingLong(Late::due));
    private final AtomicLong received = new AtomicLong();
    private volatile InetSocketAddress to;
    private volatile boolean picked;
    private volatile boolean closed;
    private boolean flowing;
    private int sequence = 65_500;
    private int timestamp = -1_000;

    StationSound(SipScript script, CallAudio station, Runnable hangUp) {
        this.script = script;
        this.station = station;
        this.hangUp = hangUp;
        this.companding = Companding.of(script.payloadType);
        this.chance = new Random(script.seed);
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.setSoTimeout(50);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Packets that came. */
    long received() {
        return received.get();
    }

    /** The first time it begins; later it only goes elsewhere. */
    void speakTo(InetSocketAddress there) {
        boolean begun = to != null;
        to = there;
        if (begun) {
            return;
        }
        start("station-ear", this::listen);
        start("station-mouth", this::speak);
    }

    void pickUp() {
        picked = true;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        byte[] buffer = new byte[2_000];
        Random losses = new Random(script.seed + 1);
        while (!closed) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException nothing) {
                continue;
            } catch (IOException over) {
                return;
            }
            received.incrementAndGet();
            short[] samples = new short[CallAudio.SAMPLES];
            for (int i = 0; i < Math.min(samples.length, packet.getLength() - 12); i++) {
                samples[i] = companding.sample(buffer[12 + i]);
            }
            heard.add(losses.nextDouble() < script.loss ? new short[CallAudio.SAMPLES] : samples);
        }
    }

    private void speak() {
        boolean told = false;
        long next = System.nanoTime();
        while (!closed) {
            if (picked && !told) {
                told = true;
                station.answered();
            }
            if (!frame(next)) {
                hangUp.run();
                return;
            }
            next += FRAME;
            do {
                flush();
                LockSupport.parkNanos(Math.min(5_000_000L, Math.max(0, next - System.nanoTime())));
            } while (System.nanoTime() < next && !closed);
        }
    }

    /** 20 ms; false when the station hangs up. */
    private boolean frame(long now) {
        flowing = flowing || heard.size() > KEPT_BACK;
        short[] in = flowing ? heard.poll() : null;
        short[] say = new short[CallAudio.SAMPLES];
        boolean goesOn = station.frame(in == null ? new short[CallAudio.SAMPLES] : in, say);
        byte[] payload = new byte[say.length];
        for (int i = 0; i < say.length; i++) {
            payload[i] = companding.code(say[i]);
        }
        byte[] packet = ByteBuffer.allocate(12 + payload.length)
                .put((byte) 0x80)
                .put((byte) script.payloadType)
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(0x5747_4944)
                .put(payload)
                .array();
        timestamp += CallAudio.SAMPLES;
        boolean quiet = script.pausesAreSilent && Arrays.equals(say, new short[CallAudio.SAMPLES]);
        if (!quiet) {
            sequence++;
            if (chance.nextDouble() >= script.loss) {
                late.add(new Late(now + (script.jitter == 0 ? 0 : chance.nextInt(script.jitter) * 1_000_000L), packet));
            }
        }
        return goesOn;
    }

    private void flush() {
        while (!late.isEmpty() && late.peek().due() <= System.nanoTime()) {
            byte[] packet = late.remove().packet();
            try {
                socket.send(new DatagramPacket(packet, packet.length, to));
            } catch (IOException over) {
                return;
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            socket.close();
            station.ended();
        }
    }
}
