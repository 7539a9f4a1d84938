package org.switchroom.sip.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;
import org.switchroom.sip.message.Codec;

/**
 * A service within this bundle: the one thread that hears and speaks for all calls of this process, every 20 ms. What others ask of it, it does in its
 * own time.
 */
@Component(service = SoundDesk.class)
public final class SoundDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoundDesk.class);
    /** A flood on one call must not silence the others. */
    private static final int MOST_AT_ONCE = 64;

    private final Selector selector;
    private final Thread thread;
    private final ConcurrentLinkedQueue<Runnable> wishes = new ConcurrentLinkedQueue<>();
    private final ByteBuffer incoming = ByteBuffer.allocate(2_048);
    private final SecureRandom random = new SecureRandom();
    private final List<SoundPort> speaking = new ArrayList<>(); // of the sound thread
    private volatile boolean closed;

    @Activate
    public SoundDesk() {
        try {
            selector = Selector.open();
        } catch (IOException none) {
            throw new UncheckedIOException("this machine gives no selector for sound", none);
        }
        thread = new Thread(this::run, "switchroom-sound");
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
    }

    /** Takes a bound port in; it is silent until it is told whom to speak to. */
    public SoundPort open(DatagramChannel channel, Runnable hangUp) {
        return new SoundPort(this, channel, hangUp);
    }

    CallSound sound(CallAudio audio, Codec codec, InetSocketAddress to) {
        return new CallSound(audio, codec, to, random);
    }

    void ask(Runnable wish) {
        wishes.add(wish);
        selector.wakeup();
    }

    /** On the sound thread. */
    void add(SoundPort port) throws IOException {
        port.channel().configureBlocking(false);
        port.channel().register(selector, SelectionKey.OP_READ, port);
        speaking.add(port);
    }

    /** On the sound thread. */
    void remove(SoundPort port) {
        speaking.remove(port);
    }

    private void run() {
        Pace pace = new Pace(System.nanoTime());
        while (!closed) {
            try {
                turn(pace);
            } catch (IOException | RuntimeException broken) {
                LOG.error("The sound of calls stumbled and goes on. Report this", broken);
            }
        }
        // Whoever waits for the end of a call hears of it.
        grant();
        speaking.clear();
    }

    private void grant() {
        for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
            wish.run();
        }
    }

    private void turn(Pace pace) throws IOException {
        grant();
        if (speaking.isEmpty()) {
            selector.select();
            pace.begin(System.nanoTime());
            return;
        }
        long wait = pace.left(System.nanoTime());
        if (wait > 1_000_000L) {
            selector.select(this::hear, wait / 1_000_000L);
        } else {
            selector.selectNow(this::hear);
            wait = pace.left(System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
        int skipped = pace.skipped(System.nanoTime());
        while (pace.left(System.nanoTime()) <= 0) {
            for (SoundPort port : List.copyOf(speaking)) {
                port.speak(skipped);
            }
            skipped = 0;
            pace.step();
        }
    }

    private void hear(SelectionKey key) {
        SoundPort port = (SoundPort) key.attachment();
        try {
            for (int i = 0; i < MOST_AT_ONCE; i++) {
                incoming.clear();
                InetSocketAddress from = (InetSocketAddress) port.channel().receive(incoming);
                if (from == null) {
                    return;
                }
                port.hear(incoming.array(), incoming.position(), from, System.nanoTime());
            }
        } catch (IOException gone) {
            // An unreachable port was reported on ours; the call itself will tell.
            LOG.debug("Sound from {}: {}", key.channel(), gone.toString());
        }
    }

    @Override
    @Deactivate
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(1_000);
            selector.close();
        } catch (IOException | InterruptedException ignored) {
            if (ignored instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
