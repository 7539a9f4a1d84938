/** A mail server written from RFC 5321 that misbehaves on command. */
package org.switchroom.testkit.mail;
