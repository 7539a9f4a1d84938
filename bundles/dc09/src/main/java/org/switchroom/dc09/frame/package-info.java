/**
 * What travels between a panel and its receiver by SIA DC-09: frames, their cipher, and what they say. Values only; the
 * receiver, the sender and the support commands use it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.switchroom.dc09.frame;
