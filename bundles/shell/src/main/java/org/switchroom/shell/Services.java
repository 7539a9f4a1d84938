package org.switchroom.shell;

import java.util.List;

/** Finds what a command asks. Looked up at each command, so that the others work while one service is away. */
public interface Services {
    /** Throws when nobody offers it now. */
    <T> T need(Class<T> type) throws NotDone;

    /** All who offer it now, with the given LDAP filter where it is not empty. */
    <T> List<T> all(Class<T> type, String filter);
}
