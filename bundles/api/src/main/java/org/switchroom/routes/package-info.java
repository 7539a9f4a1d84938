/** The Camel routes that run now, as administrators see and handle them. Called by shell and health. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.routes;
