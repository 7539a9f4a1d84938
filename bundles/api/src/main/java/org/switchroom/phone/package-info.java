/** Telephone lines: dialling, and the audio of a call, without a word about how the line is made. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.phone;
