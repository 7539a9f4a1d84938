package org.switchroom.voice.modem;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a reader made of a modem's octets. */
final class Heard implements ModemReader.Sink {
    final List<String> lines = new ArrayList<>();
    final List<Character> events = new ArrayList<>();
    final ByteArrayOutputStream sound = new ByteArrayOutputStream();
    int ends;

    @Override
    public void line(String line) {
        lines.add(line);
    }

    @Override
    public void sound(byte octet) {
        sound.write(octet);
    }

    @Override
    public void event(char code) {
        events.add(code);
    }

    @Override
    public void soundEnded() {
        ends++;
    }
}
