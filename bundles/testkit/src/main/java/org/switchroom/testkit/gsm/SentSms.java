package org.switchroom.testkit.gsm;

/**
 * One SMS as the network has taken it.
 *
 * @param number as the PDU has it, with a plus when it is international
 * @param text of eight bits, the digits of its user data, with the header
 * @param modemReference what {@code +CMGS} has answered
 * @param join the reference that its parts share; -1 when it is whole
 * @param parts how many there are
 * @param part from 1
 * @param validity TP-VP; -1 when there is none
 */
public record SentSms(
        String number,
        String text,
        int modemReference,
        boolean reportWanted,
        boolean flash,
        int join,
        int parts,
        int part,
        int validity,
        String pdu) {}
