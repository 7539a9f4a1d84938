/**
 * Alarms to central stations by Contact ID over telephone lines: one transport for all lines. Nobody calls it but core,
 * by the SPI.
 */
package org.switchroom.route.contactid;
