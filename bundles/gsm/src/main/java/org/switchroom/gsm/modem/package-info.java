/**
 * Drives one GSM modem by AT commands (3GPP TS 27.005, 27.007): a state machine without time or lines of its own, and
 * the thread that gives it both. A transport makes a {@link org.switchroom.gsm.modem.Modem} for each configured one.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.gsm.modem;
