/** Alarms: what panels report, how events are classed, and where receivers bring them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.alarm;
