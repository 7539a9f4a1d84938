/**
 * Sound of Contact ID: what is said in DTMF, what is heard as handshake and kiss-off. Samples are linear, 16 bit, 8,000 a
 * second; time is counted in them. The dialogue of a call uses it, one thread at a time.
 */
package org.switchroom.contactid.tone;
