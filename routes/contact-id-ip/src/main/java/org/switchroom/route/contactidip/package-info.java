/** Alarms to central stations by SIA DC-09: one transport for each file in etc/. Nobody calls it but core, by the SPI. */
package org.switchroom.route.contactidip;
