package org.switchroom.testkit.gsm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server's end of RFC 2217, no more of it than a terminal server needs: negotiates, confirms, doubles 0xFF. */
final class TelnetServerSide {
    private static final int IAC = 255;
    private static final int DONT = 254;
    private static final int DO = 253;
    private static final int WONT = 252;
    private static final int WILL = 251;
    private static final int SB = 250;
    private static final int SE = 240;
    private static final int COM_PORT = 44;

    private final InputStream in;
    private final OutputStream out;
    private final Map<Integer, Integer> settings;
    private final Integer onlyBaud;

    /** @param onlyBaud the one it can; null: any */
    TelnetServerSide(InputStream in, OutputStream out, Map<Integer, Integer> settings, Integer onlyBaud) {
        this.in = in;
        this.out = out;
        this.settings = settings;
        this.onlyBaud = onlyBaud;
    }

    static Map<Integer, Integer> noSettings() {
        return new ConcurrentHashMap<>();
    }

    void write(byte[] data) throws IOException {
        ByteArrayOutputStream doubled = new ByteArrayOutputStream();
        for (byte octet : data) {
            doubled.write(octet);
            if ((octet & 0xFF) == IAC) {
                doubled.write(IAC);
            }
        }
        synchronized (out) {
            out.write(doubled.toByteArray());
            out.flush();
        }
    }

    /** The next data octet; -1 at the end. Commands between are answered. */
    int read() throws IOException {
        while (true) {
            int octet = in.read();
            if (octet != IAC) {
                return octet;
            }
            int verb = in.read();
            if (verb == IAC) {
                return IAC;
            } else if (verb == SB) {
                subnegotiation();
            } else if (verb == WILL || verb == DO || verb == WONT || verb == DONT) {
                answer(verb, in.read());
            } else if (verb < 0) {
                return -1;
            }
        }
    }

    private void answer(int verb, int option) throws IOException {
        boolean known = option == COM_PORT || option == 0 || option == 3;
        if (verb == WILL) {
            send(IAC, known ? DO : DONT, option);
        } else if (verb == DO) {
            send(IAC, known && option != COM_PORT ? WILL : WONT, option);
        }
    }

    private void subnegotiation() throws IOException {
        List<Integer> body = new ArrayList<>();
        while (true) {
            int octet = in.read();
            if (octet == IAC) {
                octet = in.read();
                if (octet == SE) {
                    break;
                }
            }
            if (octet < 0) {
                return;
            }
            body.add(octet);
        }
        if (body.size() < 2 || body.get(0) != COM_PORT) {
            return;
        }
        int command = body.get(1);
        int value = 0;
        for (int octet : body.subList(2, body.size())) {
            value = value << 8 | octet;
        }
        if (command == 1 && onlyBaud != null) {
            value = onlyBaud;
        }
        settings.put(command == 5 ? 500 + value : command, value);
        List<Integer> reply = new ArrayList<>(List.of(IAC, SB, COM_PORT, command + 100));
        int octets = command == 1 ? 4 : 1;
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            int octet = value >> shift & 0xFF;
            reply.add(octet);
            if (octet == IAC) {
                reply.add(IAC);
            }
        }
        reply.add(IAC);
        reply.add(SE);
        send(reply.stream().mapToInt(Integer::intValue).toArray());
    }

    private void send(int... octets) throws IOException {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }
}
