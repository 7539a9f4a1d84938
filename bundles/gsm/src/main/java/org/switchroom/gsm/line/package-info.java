/** Lines to a modem: a serial port, raw TCP, RFC 2217. The driver reads and writes bytes and sees no difference. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.gsm.line;
