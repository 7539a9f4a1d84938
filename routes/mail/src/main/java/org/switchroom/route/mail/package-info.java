/** The SMTP transport: a Camel route for each configured instance; its component is activated by DS and called by nobody else. */
package org.switchroom.route.mail;
