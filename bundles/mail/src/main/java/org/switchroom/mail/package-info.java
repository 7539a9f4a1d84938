/** Mail as both mail routes need it: settings, mails read within bounds, what kind of mail it is, bounces. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.mail;
