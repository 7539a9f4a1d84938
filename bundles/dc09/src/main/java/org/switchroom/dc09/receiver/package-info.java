/** Takes in what panels report by SIA DC-09, over TCP and UDP. A route makes one {@link org.switchroom.dc09.receiver.Dc09Receiver} for each configured port. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.dc09.receiver;
