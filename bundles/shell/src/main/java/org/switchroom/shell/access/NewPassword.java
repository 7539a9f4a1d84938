package org.switchroom.shell.access;

import java.security.SecureRandom;
import org.switchroom.shell.NotDone;

/** What a change of one's own password asks for. */
final class NewPassword {
    /** NIST SP 800-63B §5.1.1.2 asks for 8; without a second factor we ask for more, and for no rules of composition. */
    static final int SHORTEST = 12;

    private static final int LONGEST = 200;

    private NewPassword() {}

    /** Refuses when the person at the console does not know the present password. */
    static void check(RealmFile users, String user, String present) throws NotDone {
        PasswordHash hash = users.hash(user)
                .orElseThrow(
                        () -> new NotDone("User '" + user + "' has no password in etc/users.properties, so there is"
                                + " none to change. An administrator adds the user there"));
        if (!hash.matches(present)) {
            throw new NotDone(
                    "That is not the present password; nothing is changed. An administrator can set a new one in"
                            + " etc/users.properties");
        }
    }

    static void set(RealmFile users, String user, String next, String again, SecureRandom random) throws NotDone {
        if (!next.equals(again)) {
            throw new NotDone("The two new passwords differ; nothing is changed. Run it again");
        } else if (next.length() < SHORTEST || next.length() > LONGEST) {
            throw new NotDone("A password has " + SHORTEST + " to " + LONGEST
                    + " characters; nothing is changed. Several" + " words in a row are easy to keep in mind");
        } else if (!users.replaceSecret(user, RealmFile.hashed(PasswordHash.of(next, random)))) {
            throw new NotDone("User '" + user + "' is not one line of etc/users.properties; nothing is changed. Put the"
                    + " name, the password and the groups into one line");
        }
    }
}
