package org.switchroom.gsm.modem;

/** What happens to a modem's state machine. */
sealed interface Event {
    record Opened() implements Event {}

    /** Could not be opened, or is gone. */
    record Lost(String reason) implements Event {}

    record Received(byte[] bytes) implements Event {}

    /** Nothing but time has passed. */
    record Tick() implements Event {}

    /** This side ends: what is under way is answered, a prompt is left. */
    record Shut() implements Event {}

    record Send(SendJob job) implements Event {}

    /**
     * What became of something that had arrived.
     *
     * @param kept on disk, so it can be acknowledged
     */
    record Kept(long arrival, boolean kept) implements Event {}
}
