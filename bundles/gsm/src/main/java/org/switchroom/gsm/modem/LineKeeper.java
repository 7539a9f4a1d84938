package org.switchroom.gsm.modem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.switchroom.gsm.line.Line;
import org.switchroom.gsm.line.LineListener;
import org.switchroom.gsm.line.LinePort;

/**
 * The line of one modem, on the modem's thread. Each opening has a number, so that what a line closed meanwhile still
 * says is passed over.
 */
final class LineKeeper {
    private final String name;
    private final LinePort port;
    private final ModemThread thread;
    private final Consumer<Event> machine;
    private Optional<Line> line = Optional.empty();
    private int opening;

    LineKeeper(String name, LinePort port, ModemThread thread, Consumer<Event> machine) {
        this.name = name;
        this.port = port;
        this.thread = thread;
        this.machine = machine;
    }

    /** On a thread of its own: it takes seconds, and messages are to be answered meanwhile. */
    void open() {
        int number = ++opening;
        Thread opener = new Thread(() -> open(number), "modem " + name + " opens its line");
        opener.setDaemon(true);
        opener.start();
    }

    private void open(int number) {
        try {
            Line opened = port.open(new Ear(number));
            thread.hand(() -> opened(number, opened));
            if (thread.isOver()) {
                opened.close();
            }
        } catch (IOException | RuntimeException failed) {
            thread.hand(() -> lost(number, failed.getMessage()));
        }
    }

    private void opened(int number, Line opened) {
        if (number != opening || thread.isClosing()) {
            opened.close();
            return;
        }
        line = Optional.of(opened);
        machine.accept(new Event.Opened());
    }

    private void lost(int number, String reason) {
        if (number == opening) {
            close();
            machine.accept(new Event.Lost(reason));
        }
    }

    void close() {
        opening++;
        line.ifPresent(Line::close);
        line = Optional.empty();
    }

    void write(String text) {
        if (line.isEmpty()) {
            return;
        }
        int number = opening;
        try {
            line.get().write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            // As an event of its own: the machine is in the midst of one. When the queue is full, a deadline tells it.
            boolean told = thread.offer(() -> lost(number, gone.getMessage()));
            if (!told) {
                line.ifPresent(Line::close);
            }
        }
    }

    private final class Ear implements LineListener {
        private final int number;

        Ear(int number) {
            this.number = number;
        }

        @Override
        public void received(byte[] bytes) {
            thread.hand(() -> {
                if (number == opening) {
                    machine.accept(new Event.Received(bytes));
                }
            });
        }

        @Override
        public void lost(String reason) {
            thread.hand(() -> LineKeeper.this.lost(number, reason));
        }
    }
}
