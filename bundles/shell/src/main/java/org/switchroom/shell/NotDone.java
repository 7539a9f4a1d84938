package org.switchroom.shell;

import org.switchroom.answer.Problem;

/** Why a command was not carried out, in words for the person at the console. */
public final class NotDone extends Exception {
    private static final long serialVersionUID = 1;

    public NotDone(String text) {
        super(text);
    }

    public NotDone(Problem problem) {
        super(problem.text());
    }

    /** The usual text when an id, a name or a number does not read as one. */
    public static NotDone unreadable(String what, String found) {
        return new NotDone("'" + found + "' is not " + what + ". The list command of this scope shows what there is");
    }
}
