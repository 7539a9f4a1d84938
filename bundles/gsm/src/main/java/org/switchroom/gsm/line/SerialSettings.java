package org.switchroom.gsm.line;

/**
 * How a serial line runs.
 *
 * @param baud bits per second
 * @param dataBits 5 to 8
 */
public record SerialSettings(int baud, int dataBits, Parity parity, StopBits stopBits, FlowControl flowControl) {
    public enum Parity {
        NONE,
        ODD,
        EVEN,
        MARK,
        SPACE
    }

    public enum StopBits {
        ONE,
        TWO,
        ONE_AND_A_HALF
    }

    public enum FlowControl {
        NONE,
        XON_XOFF,
        RTS_CTS
    }

    /** What most modems expect. */
    public static final SerialSettings USUAL =
            new SerialSettings(115_200, 8, Parity.NONE, StopBits.ONE, FlowControl.NONE);

    public SerialSettings {
        if (baud < 50 || baud > 4_000_000 || dataBits < 5 || dataBits > 8) {
            throw new IllegalArgumentException(
                    "a serial line has 50 to 4000000 baud and 5 to 8 data bits; found " + baud + ", " + dataBits);
        }
    }

    @Override
    public String toString() {
        String stop = stopBits == StopBits.ONE ? "1" : stopBits == StopBits.TWO ? "2" : "1.5";
        return baud + " " + dataBits + parity.name().charAt(0) + stop;
    }
}
