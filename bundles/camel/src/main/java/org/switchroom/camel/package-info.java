/** Camel as Switchroom uses it: route sets that bundles register, and transports made of routes. Called by route bundles. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.camel;
