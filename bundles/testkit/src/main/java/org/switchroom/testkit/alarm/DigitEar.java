package org.switchroom.testkit.alarm;

import java.util.Optional;

/**
 * Hears DTMF keys: mixes the sound with each of the eight frequencies and averages over 15 ms, sample by sample, every
 * 2.5 ms decided anew.
 */
final class DigitEar {
    private static final int[] HERTZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    /** One turn of a sine; every frequency comes by whole steps through it. */
    private static final double[] SECOND = new double[8000];

    static {
        for (int i = 0; i < SECOND.length; i++) {
            SECOND[i] = Math.sin(2 * Math.PI * i / SECOND.length);
        }
    }

    private static final int WINDOW = 120;
    private static final int STEP = 20;
    /** 22.5 ms of one key. */
    private static final int STEADY = 9;
    /** 17.5 ms without that key. */
    private static final int RELEASED = 7;

    private final double[][] cosines = new double[8][WINDOW];
    private final double[][] sines = new double[8][WINDOW];
    private final double[] cosine = new double[8];
    private final double[] sine = new double[8];
    private final double[] squares = new double[WINDOW];
    private double square;
    private long heard;
    private char steady;
    private int steps;
    private boolean told;
    private int absent;

    /** The key that is now known to be pressed. */
    Optional<Character> hear(short sample) {
        int at = (int) (heard % WINDOW);
        square += (double) sample * sample - squares[at];
        squares[at] = (double) sample * sample;
        for (int i = 0; i < 8; i++) {
            int turn = (int) (heard * HERTZ[i] % SECOND.length);
            double real = sample * SECOND[(turn + SECOND.length / 4) % SECOND.length];
            double imaginary = sample * SECOND[turn];
            cosine[i] += real - cosines[i][at];
            sine[i] += imaginary - sines[i][at];
            cosines[i][at] = real;
            sines[i][at] = imaginary;
        }
        heard++;
        return heard % STEP == 0 ? decide(key()) : Optional.empty();
    }

    private Optional<Character> decide(char key) {
        if (key != steady) {
            absent++;
            if (!told || absent >= RELEASED) {
                steady = key;
                steps = 1;
                told = false;
                absent = 0;
            }
            return Optional.empty();
        }
        absent = 0;
        steps++;
        if (key == 0 || told || steps < STEADY) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(key);
    }

    private char key() {
        double total = square / WINDOW;
        int row = loudest(0);
        int column = loudest(4);
        double low = power(row);
        double high = power(column);
        boolean isKey = total > 1000
                && low + high > 0.55 * total
                && high > low / 30
                && high < low * 5
                && low > 2.5 * second(0, row)
                && high > 2.5 * second(4, column);
        return isKey ? KEYS.charAt(row * 4 + column - 4) : 0;
    }

    private double power(int i) {
        return 2 * (cosine[i] * cosine[i] + sine[i] * sine[i]) / ((double) WINDOW * WINDOW);
    }

    private int loudest(int from) {
        int best = from;
        for (int i = from; i < from + 4; i++) {
            best = power(i) > power(best) ? i : best;
        }
        return best;
    }

    private double second(int from, int best) {
        double most = 0;
        for (int i = from; i < from + 4; i++) {
            most = i == best ? most : Math.max(most, power(i));
        }
        return most;
    }
}
