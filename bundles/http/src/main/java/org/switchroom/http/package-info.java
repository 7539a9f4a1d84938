/** What the HTTP side's servlets share, also across bundles: who was let in, how a problem is written, how news is. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.http;
