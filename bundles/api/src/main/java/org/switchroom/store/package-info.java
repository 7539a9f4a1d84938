/** What core asks of the journal: rows that stand or fall together, lanes to claim, and reads. Implemented by the journal bundle, called by core only. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.store;
