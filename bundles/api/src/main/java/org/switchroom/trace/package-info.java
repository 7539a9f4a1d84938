/** The story of a job or message as people read it, and the live feed of its news. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.trace;
