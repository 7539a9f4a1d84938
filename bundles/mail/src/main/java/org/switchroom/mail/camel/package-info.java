/** The Camel component {@code mailbox:}: mails of one box over IMAP, each put away only after its route has ended. */
package org.switchroom.mail.camel;
