/** Alarms in by SIA DC-09: one receiver for each file in etc/. Nobody calls it; it brings what comes to core. */
package org.switchroom.route.alarmdc09;
