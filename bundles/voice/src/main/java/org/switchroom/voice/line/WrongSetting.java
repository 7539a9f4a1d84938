package org.switchroom.voice.line;

/** A configuration that can not be used; its message names PID, key, what was found and what is expected. */
final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongSetting(String pid, String key, String problem) {
        super(pid + ": '" + key + "' " + problem);
    }
}
