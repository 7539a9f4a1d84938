/** Reading a configuration file's settings. Called by the bundles that have one. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.settings;
