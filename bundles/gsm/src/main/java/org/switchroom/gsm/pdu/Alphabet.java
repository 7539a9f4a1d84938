package org.switchroom.gsm.pdu;

/** How the characters of a message are written, and how many fit (TS 23.040 §9.2.3.24: 140 octets of user data). */
public enum Alphabet {
    /** The GSM default alphabet, seven bits a character, fourteen for those of its extension table. */
    GSM_7(7),
    /** Octets that are no text. */
    EIGHT_BIT(8),
    /** UTF-16 code units; two of them for a character beyond the basic plane. */
    UCS_2(16);

    /** TP-UD of one message. */
    static final int OCTETS = 140;

    private final int bits;

    Alphabet(int bits) {
        this.bits = bits;
    }

    /** Septets, octets or UTF-16 units that fit beside a header of this length, its length octet included. */
    public int capacity(int headerOctets) {
        return (OCTETS - headerOctets) * 8 / bits;
    }

    /** Units that fit into a message of its own: 160, 140, 70. */
    public int capacity() {
        return capacity(0);
    }
}
