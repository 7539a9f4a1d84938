/**
 * A GSM modem with its SIM and its network, written from 3GPP TS 27.005, 27.007, 23.040 and RFC 2217, that misbehaves on
 * command. Shares no code with bundles/gsm.
 */
package org.switchroom.testkit.gsm;
