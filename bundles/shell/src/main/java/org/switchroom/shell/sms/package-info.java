/** {@code sms:*}: how the modems are, what a PDU says, how a text would travel. */
package org.switchroom.shell.sms;
