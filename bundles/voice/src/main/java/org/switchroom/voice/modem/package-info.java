/**
 * A voice modem (ITU-T V.253, before that TIA IS-101) as a machine: set up, dial, hear and speak, hang up. No thread, no
 * line, no clock; what happens goes in, what is to be done is asked of its {@code Hands}.
 */
package org.switchroom.voice.modem;
