/**
 * Reports alarms to a central station's receivers by SIA DC-09, over TCP and UDP, and polls them. A transport makes one
 * {@link org.switchroom.dc09.sender.Dc09Sender} for each station.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.dc09.sender;
