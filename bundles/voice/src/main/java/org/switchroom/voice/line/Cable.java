package org.switchroom.voice.line;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.gsm.line.Line;
import org.switchroom.gsm.line.LineListener;
import org.switchroom.gsm.line.LinePort;

/**
 * The line to one voice modem, on the thread of that modem. Each opening has a number, so that what a line closed
 * meanwhile still says is passed over.
 */
final class Cable {
    private static final Logger LOG = LoggerFactory.getLogger(Cable.class);
    /** Pieces that may wait to be read; a modem that says more is slowed down. */
    private static final int MOST_WAITING = 1_000;

    private final String name;
    private final LinePort port;
    private final Worker thread;
    private final Ear ear;
    private Optional<Line> line = Optional.empty();
    private int opening;

    /** The modem's thread. */
    interface Worker {
        /** Does it soon; false when there is nobody to do it any more. */
        boolean take(Runnable work);
    }

    /** What is heard, on the modem's thread. */
    interface Ear {
        void opened();

        void received(byte[] octets);

        void lost(String reason);
    }

    Cable(String name, LinePort port, Worker thread, Ear ear) {
        this.name = name;
        this.port = port;
        this.thread = thread;
        this.ear = ear;
    }

    /** On a thread of its own: it takes seconds, and calls are to be refused meanwhile. */
    void open() {
        int number = ++opening;
        Thread opener = new Thread(() -> open(number), "switchroom-" + name + "-opening");
        opener.setDaemon(true);
        opener.start();
    }

    private void open(int number) {
        try {
            Line opened = port.open(new Listener(number));
            if (!thread.take(() -> opened(number, opened))) {
                opened.close();
            }
        } catch (IOException | RuntimeException failed) {
            thread.take(() -> lost(number, String.valueOf(failed.getMessage())));
        }
    }

    private void opened(int number, Line opened) {
        if (number == opening) {
            line = Optional.of(opened);
            ear.opened();
        } else {
            opened.close();
        }
    }

    private void lost(int number, String reason) {
        if (number == opening) {
            close();
            ear.lost(reason);
        }
    }

    void close() {
        opening++;
        line.ifPresent(Line::close);
        line = Optional.empty();
    }

    void write(byte[] octets) {
        if (line.isEmpty()) {
            return;
        }
        int number = opening;
        try {
            line.get().write(octets);
        } catch (IOException gone) {
            // As work of its own: the modem is in the midst of some.
            LOG.debug("{} can not be written to", name, gone);
            thread.take(() -> lost(number, gone.getMessage()));
        }
    }

    private final class Listener implements LineListener {
        private final int number;
        private final Semaphore places = new Semaphore(MOST_WAITING);

        Listener(int number) {
            this.number = number;
        }

        @Override
        public void received(byte[] octets) {
            places.acquireUninterruptibly();
            boolean handed = thread.take(() -> {
                places.release();
                if (number == opening) {
                    ear.received(octets);
                }
            });
            if (!handed) {
                places.release();
            }
        }

        @Override
        public void lost(String reason) {
            thread.take(() -> Cable.this.lost(number, reason));
        }
    }
}
