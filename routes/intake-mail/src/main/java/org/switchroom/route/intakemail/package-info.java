/** Jobs out of mail boxes: each configured box is a Camel route from {@code mailbox:} to the service that takes jobs. */
package org.switchroom.route.intakemail;
