package org.switchroom.mail;

/** What a route makes of a mail: its last body. Everything else, and every exception, means {@link #LATER}. */
public enum Verdict {
    /** On disk, or of no use to anybody: it is marked as seen, or moved to the folder of those taken. */
    TAKEN,
    /** It can not be used: it is moved to the folder of those rejected. */
    REJECTED,
    /** Nothing could be stored: it stays as it is and comes again. */
    LATER
}
