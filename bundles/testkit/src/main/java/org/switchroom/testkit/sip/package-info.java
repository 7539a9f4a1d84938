/**
 * The other side of a telephone line over SIP: a registrar, an exchange and the stations that pick up, written from the
 * RFCs and sharing no code with the line. Startable alone: {@link org.switchroom.testkit.sip.SipExchange}.
 */
package org.switchroom.testkit.sip;
