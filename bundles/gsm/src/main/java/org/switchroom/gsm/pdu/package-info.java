/**
 * What travels between a phone and its modem: SMS protocol data units of 3GPP TS 23.040 and the alphabets of TS 23.038.
 * Values only; the driver, the transports and the support commands use it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.gsm.pdu;
