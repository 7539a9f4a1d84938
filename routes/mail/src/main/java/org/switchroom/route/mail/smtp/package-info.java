/** SMTP with kept sessions: what the mail endpoint of the route hands its mails to, and what the server's answers mean. */
package org.switchroom.route.mail.smtp;
