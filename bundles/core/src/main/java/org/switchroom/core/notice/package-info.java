/** Mails to people: to whom it was said, when something is wrong; and to senders, when what they sent is wrong. */
package org.switchroom.core.notice;
