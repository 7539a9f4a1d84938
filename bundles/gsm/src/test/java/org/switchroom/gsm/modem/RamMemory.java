package org.switchroom.gsm.modem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Outlives a modem, as the disk does. */
final class RamMemory implements Memory {
    final Map<String, String> entries = new ConcurrentSkipListMap<>();
    /** Keeps nothing, as a full disk. */
    volatile boolean broken;

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public void keep(String key, String value) {
        if (broken) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }
        entries.put(key, value);
    }

    @Override
    public void forget(String key) {
        entries.remove(key);
    }

    @Override
    public Map<String, String> all(String prefix) {
        Map<String, String> found = new TreeMap<>(entries);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
    }
}
