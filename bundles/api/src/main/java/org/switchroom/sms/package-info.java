/** SMS for people: writing, switches and texts; how modems are, what a PDU says, how a text would travel. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.sms;
