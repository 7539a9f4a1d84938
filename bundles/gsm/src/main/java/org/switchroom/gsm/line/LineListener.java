package org.switchroom.gsm.line;

/** Hears what comes over a line, on the line's own thread; may block it to slow the other side down. */
public interface LineListener {
    void received(byte[] bytes);

    /** Once, as the last call; not after the line was closed from this side. */
    void lost(String reason);
}
