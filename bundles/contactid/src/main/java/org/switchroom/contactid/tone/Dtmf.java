package org.switchroom.contactid.tone;

/** The two frequencies of each key (ITU-T Q.23). */
final class Dtmf {
    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

    private Dtmf() {}

    static double row(char key) {
        return ROWS[at(key) / 4];
    }

    static double column(char key) {
        return COLUMNS[at(key) % 4];
    }

    private static int at(char key) {
        int at = KEYS.indexOf(key);
        if (at < 0) {
            throw new IllegalArgumentException("no key of a telephone: " + key);
        }
        return at;
    }
}
