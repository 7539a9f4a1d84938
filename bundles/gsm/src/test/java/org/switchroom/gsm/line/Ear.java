package org.switchroom.gsm.line;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what came over a line. */
final class Ear implements LineListener {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    final List<String> losses = new CopyOnWriteArrayList<>();

    @Override
    public synchronized void received(byte[] bytes) {
        heard.writeBytes(bytes);
    }

    @Override
    public void lost(String reason) {
        losses.add(reason);
    }

    synchronized byte[] heard() {
        return heard.toByteArray();
    }
}
