package org.switchroom.mail;

/** How the line to a mail box is protected. */
public enum LineSecurity {
    /** Not at all. */
    NONE,
    /** The connection must become TLS before the login. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
}
