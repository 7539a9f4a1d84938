package org.switchroom.settings;

/** A configuration that can not be used; its message names PID, key, what was found and what is expected. */
public final class WrongSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongSetting(String pid, String key, String problem) {
        super(pid + ": '" + key + "' " + problem);
    }
}
