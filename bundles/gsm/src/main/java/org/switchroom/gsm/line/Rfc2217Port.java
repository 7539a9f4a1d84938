package org.switchroom.gsm.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A serial port behind a terminal server that speaks RFC 2217: its speed, bits and flow control are set from here, in the
 * order that the RFC recommends, and each is confirmed before the line counts as open.
 */
public final class Rfc2217Port implements LinePort {
    private static final int SET_BAUD = 1;
    private static final int SET_DATA_BITS = 2;
    private static final int SET_PARITY = 3;
    private static final int SET_STOP_BITS = 4;
    private static final int SET_CONTROL = 5;
    private static final int SET_LINE_STATE_MASK = 10;
    private static final int SET_MODEM_STATE_MASK = 11;
    private static final int PURGE = 12;
    /** RFC 2217 §3: the server's commands are the client's and a hundred. */
    private static final int SERVER = 100;

    private static final int DTR_ON = 8;
    private static final int PURGE_BOTH = 3;
    /** As pyserial waits for its confirmations. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TcpPort tcp;
    private final String where;
    private final SerialSettings settings;

    public Rfc2217Port(String host, int port, Duration patience, SerialSettings settings) {
        this.tcp = new TcpPort(host, port, patience);
        this.where = host + ":" + port;
        this.settings = settings;
    }

    @Override
    public String description() {
        return "rfc2217 " + where + " " + settings;
    }

    @Override
    public Line open(LineListener listener) throws IOException {
        Session session = new Session(listener);
        Line line = tcp.open(session);
        try {
            session.negotiate(line);
            return session;
        } catch (IOException | RuntimeException failed) {
            line.close();
            throw failed;
        }
    }

    /** Between the TCP line and the modem's owner. State is guarded by its monitor. */
    private final class Session implements Line, LineListener, Telnet.Sink {
        private final LineListener listener;
        private final Telnet telnet = new Telnet();
        private final Set<Integer> theyDo = new HashSet<>();
        private final Set<Integer> refused = new HashSet<>();
        private final Map<Integer, Integer> confirmed = new HashMap<>();
        private Optional<Line> line = Optional.empty();
        private String lost = "";
        private boolean open;

        Session(LineListener listener) {
            this.listener = listener;
        }

        synchronized void negotiate(Line below) throws IOException {
            line = Optional.of(below);
            notifyAll();
            for (int option : new int[] {Telnet.BINARY, Telnet.SUPPRESS_GO_AHEAD}) {
                below().write(Telnet.option(Telnet.WILL, option));
                below().write(Telnet.option(Telnet.DO, option));
            }
            below().write(Telnet.option(Telnet.WILL, Telnet.COM_PORT));
            await(() -> theyDo.contains(Telnet.COM_PORT) || refused.contains(Telnet.COM_PORT));
            if (!theyDo.contains(Telnet.COM_PORT)) {
                throw new IOException(
                        where + " does not speak RFC 2217. Use a raw TCP line, or the device's RFC 2217 mode");
            }
            set("speed", SET_BAUD, settings.baud());
            set("data bits", SET_DATA_BITS, settings.dataBits());
            set("parity", SET_PARITY, settings.parity().ordinal() + 1);
            set("stop bits", SET_STOP_BITS, settings.stopBits().ordinal() + 1);
            set("flow control", SET_CONTROL, settings.flowControl().ordinal() + 1);
            below().write(Telnet.subnegotiation(SET_CONTROL, (byte) DTR_ON));
            // Nothing of its lines' state is wanted, and what lies in its buffers is old.
            below().write(Telnet.subnegotiation(SET_LINE_STATE_MASK, (byte) 0));
            below().write(Telnet.subnegotiation(SET_MODEM_STATE_MASK, (byte) 0));
            below().write(Telnet.subnegotiation(PURGE, (byte) PURGE_BOTH));
            open = true;
        }

        private void set(String what, int command, int value) throws IOException {
            byte[] octets = command == SET_BAUD
                    ? ByteBuffer.allocate(Integer.BYTES).putInt(value).array()
                    : new byte[] {(byte) value};
            below().write(Telnet.subnegotiation(command, octets));
            await(() -> confirmed.containsKey(command));
            Integer set = confirmed.get(command);
            if (set == null) {
                throw new IOException(where + " does not confirm the " + what);
            }
            if (set != value) {
                throw new IOException(
                        where + " can not set the " + what + " to " + value + "; it uses " + set + ". Configure that");
            }
        }

        private interface Condition {
            boolean holds();
        }

        private void await(Condition condition) throws IOException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            try {
                for (long left = PATIENCE.toMillis();
                        !condition.holds() && lost.isEmpty() && left > 0;
                        left = (end - System.nanoTime()) / 1_000_000) {
                    wait(left);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while " + where + " was being set up", interrupted);
            }
            if (!lost.isEmpty()) {
                throw new IOException(where + ": " + lost);
            }
        }

        @Override
        public void received(byte[] bytes) {
            byte[] data;
            boolean pass;
            synchronized (this) {
                if (!awaitLine()) {
                    return;
                }
                data = telnet.read(bytes, this);
                pass = open && data.length > 0;
            }
            if (pass) {
                listener.received(data);
            }
        }

        @Override
        public void lost(String reason) {
            boolean tell;
            synchronized (this) {
                lost = reason;
                tell = open;
                notifyAll();
            }
            if (tell) {
                listener.lost(reason);
            }
        }

        @Override
        public void option(int verb, int option) {
            boolean known = option == Telnet.BINARY || option == Telnet.SUPPRESS_GO_AHEAD || option == Telnet.COM_PORT;
            if (verb == Telnet.DO && known) {
                theyDo.add(option);
            } else if (verb == Telnet.DONT) {
                theyDo.remove(option);
                refused.add(option);
            } else if (verb == Telnet.DO) {
                answer(Telnet.WONT, option);
            } else if (verb == Telnet.WILL && !known) {
                answer(Telnet.DONT, option);
            }
            notifyAll();
        }

        private void answer(int verb, int option) {
            try {
                below().write(Telnet.option(verb, option));
            } catch (IOException gone) {
                // The TCP line tells of it.
            }
        }

        @Override
        public void subnegotiation(byte[] body) {
            if (body.length < 3 || body[0] != Telnet.COM_PORT) {
                return;
            }
            int command = (body[1] & 0xFF) - SERVER;
            int value = 0;
            for (int i = 2; i < body.length; i++) {
                value = value << 8 | body[i] & 0xFF;
            }
            confirmed.putIfAbsent(command, value);
            notifyAll();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            boolean binary;
            synchronized (this) {
                binary = theyDo.contains(Telnet.BINARY);
            }
            below().write(Telnet.escaped(bytes, binary));
        }

        @Override
        public void close() {
            below().close();
        }

        private synchronized Line below() {
            return line.orElseThrow();
        }

        /** What the server says first may come before this side knows its own line. */
        private boolean awaitLine() {
            try {
                while (line.isEmpty()) {
                    wait();
                }
                return true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
