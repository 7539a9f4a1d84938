/** Messages between decision and receipt: what was decided, how far it is, and how operators handle it. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.outbox;
