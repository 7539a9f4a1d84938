package org.switchroom.gsm.line;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The Telnet layer of RFC 854 below RFC 2217, as far as a client of a terminal server needs it: takes commands out of
 * what comes, doubles 0xFF in what goes. Pure; used by one thread.
 */
final class Telnet {
    static final int IAC = 0xFF;
    static final int DONT = 0xFE;
    static final int DO = 0xFD;
    static final int WONT = 0xFC;
    static final int WILL = 0xFB;
    static final int SB = 0xFA;
    static final int SE = 0xF0;

    static final int BINARY = 0x00;
    static final int SUPPRESS_GO_AHEAD = 0x03;
    static final int COM_PORT = 0x2C;

    /** The longest that means anything is a signature of one line; the rest is dropped. */
    private static final int LONGEST_SUBNEGOTIATION = 512;

    /** What is found among the data. */
    interface Sink {
        /** @param verb {@link #WILL}, {@link #WONT}, {@link #DO} or {@link #DONT} */
        void option(int verb, int option);

        /** @param body without the doubling */
        void subnegotiation(byte[] body);
    }

    private enum State {
        DATA,
        AFTER_CR,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private State state = State.DATA;
    private State before = State.DATA;
    private int verb;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @return the data among it, CR NUL as CR */
    byte[] read(byte[] bytes, Sink sink) {
        ByteArrayOutputStream data = new ByteArrayOutputStream(bytes.length);
        for (byte each : bytes) {
            int octet = each & 0xFF;
            switch (state) {
                case DATA, AFTER_CR -> data(octet, data);
                case COMMAND -> command(octet, data);
                case OPTION -> {
                    state = before;
                    sink.option(verb, octet);
                }
                case SUBNEGOTIATION -> {
                    if (octet == IAC) {
                        state = State.SUBNEGOTIATION_COMMAND;
                    } else {
                        collect(octet);
                    }
                }
                case SUBNEGOTIATION_COMMAND -> subnegotiationCommand(octet, sink);
            }
        }
        return data.toByteArray();
    }

    private void data(int octet, ByteArrayOutputStream data) {
        if (octet == IAC) {
            before = state;
            state = State.COMMAND;
        } else if (state == State.AFTER_CR && octet == 0) {
            // RFC 854: CR is followed by NUL when it stands alone; a modem sends no NUL of its own.
            state = State.DATA;
        } else {
            data.write(octet);
            state = octet == '\r' ? State.AFTER_CR : State.DATA;
        }
    }

    private void command(int octet, ByteArrayOutputStream data) {
        if (octet == IAC) {
            data.write(IAC);
            state = State.DATA;
        } else if (octet == SB) {
            body.reset();
            state = State.SUBNEGOTIATION;
        } else if (octet >= WILL) {
            verb = octet;
            state = State.OPTION;
        } else {
            // NOP and its like.
            state = before;
        }
    }

    private void subnegotiationCommand(int octet, Sink sink) {
        if (octet == IAC) {
            collect(IAC);
            state = State.SUBNEGOTIATION;
        } else {
            // SE, or a command that has no place here: it ends either way.
            state = before;
            sink.subnegotiation(body.toByteArray());
            body.reset();
        }
    }

    private void collect(int octet) {
        if (body.size() < LONGEST_SUBNEGOTIATION) {
            body.write(octet);
        }
    }

    /** Data as it travels. */
    static byte[] escaped(byte[] data, boolean binary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 8);
        for (byte octet : data) {
            out.write(octet);
            if ((octet & 0xFF) == IAC) {
                out.write(IAC);
            } else if (octet == '\r' && !binary) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    static byte[] option(int verb, int option) {
        return new byte[] {(byte) IAC, (byte) verb, (byte) option};
    }

    static byte[] subnegotiation(int command, byte... value) {
        byte[] escaped = escaped(value, true);
        byte[] all = Arrays.copyOf(
                new byte[] {(byte) IAC, (byte) SB, (byte) COM_PORT, (byte) command}, 4 + escaped.length + 2);
        System.arraycopy(escaped, 0, all, 4, escaped.length);
        all[all.length - 2] = (byte) IAC;
        all[all.length - 1] = (byte) SE;
        return all;
    }
}
