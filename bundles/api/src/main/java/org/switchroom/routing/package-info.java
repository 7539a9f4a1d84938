/** Which way a message travels, and why: MessageVia, plans, decisions and their explanation. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.routing;
