package org.switchroom.gsm.modem;

import java.util.List;

/** How a question to the modem ended. */
sealed interface AtReply {
    /** {@code OK}; the lines that answered. */
    record Done(List<String> lines) implements AtReply {
        public Done {
            lines = List.copyOf(lines);
        }

        /** What follows the colon of the first line. */
        String value() {
            String line = lines.get(0);
            return line.substring(line.indexOf(':') + 1).strip();
        }
    }

    /**
     * The modem refused.
     *
     * @param kind {@code CMS} (TS 27.005 §3.2.5), {@code CME} (TS 27.007 §9.2) or {@code ERROR}
     * @param code -1 when it gave none
     */
    record Failed(String kind, int code) implements AtReply {
        static final String CMS = "CMS";
        static final String CME = "CME";

        String words() {
            return code < 0 ? "ERROR" : "+" + kind + " ERROR: " + code;
        }
    }

    /**
     * Time is up.
     *
     * @param handedOver whether a message had been written at the prompt
     */
    record Silent(boolean handedOver) implements AtReply {}
}
