package org.switchroom.gsm.modem;

import org.switchroom.transport.Handover;

/** What a modem's state machine wants done. */
sealed interface Effect {
    record Open() implements Effect {}

    record Close() implements Effect {}

    record Write(String text) implements Effect {}

    /** The network has taken one part under this reference. */
    record PartSent(long id, int part, int reference) implements Effect {}

    /** The network has taken all parts. */
    record Sent(long id) implements Effect {}

    record NotSent(long id, Handover outcome) implements Effect {}

    /**
     * A PDU has come; to be answered with {@link Event.Kept}.
     *
     * @param pdu hexadecimal digits, whatever they are
     */
    record Arrived(long arrival, String pdu) implements Effect {}

    record Changed(ModemStatus status) implements Effect {}
}
