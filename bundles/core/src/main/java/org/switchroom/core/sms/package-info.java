/** The SMS that people write, what is switched on for them, the ready texts, and who hears when one fails. */
package org.switchroom.core.sms;
