/** The transport SPI: what a channel to the outside implements, and where it brings what comes in. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.transport;
