/** Jobs that Switchroom does by the clock, and the clock itself. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.service;
