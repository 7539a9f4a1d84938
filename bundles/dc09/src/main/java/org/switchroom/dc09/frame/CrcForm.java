package org.switchroom.dc09.frame;

/** How a frame's CRC is written. An answer has the form of what it answers. */
public enum CrcForm {
    /** Four hexadecimal digits, as the standard says. */
    HEX,
    /** Two bytes as they are; some panels do it so. */
    RAW
}
