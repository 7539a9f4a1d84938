/** SMS by GSM modems: one transport for each modem, from one file in etc/. Nobody calls it but core, by the SPI. */
package org.switchroom.route.smsmodem;
