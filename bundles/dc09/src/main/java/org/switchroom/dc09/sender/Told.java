package org.switchroom.dc09.sender;

/** What came of one message to a station. */
public sealed interface Told {
    /** The station has it. */
    record Acknowledged(ReceiverAddress by) implements Told {}

    /**
     * The station will not take it.
     *
     * @param code {@code duh} or {@code nak}
     */
    record Refused(String code, String words) implements Told {}

    /** Nothing left this machine. */
    record Unreached(String words) implements Told {}

    /** It left, and no answer came that can be believed. */
    record InDoubt(String words) implements Told {}
}
