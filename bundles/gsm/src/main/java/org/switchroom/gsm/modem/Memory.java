package org.switchroom.gsm.modem;

import java.util.Map;
import java.util.Optional;

/**
 * What a modem must not forget over a restart: PINs tried, parts of messages, messages whose reports are due. A few
 * short entries, written rarely. Called from the modem's thread.
 */
public interface Memory {
    Optional<String> get(String key);

    /**
     * On disk when it returns.
     *
     * @throws java.io.UncheckedIOException when it can not be kept
     */
    void keep(String key, String value);

    void forget(String key);

    /** Every entry whose key begins so; a prefix is a kind with its slash. */
    Map<String, String> all(String prefix);
}
