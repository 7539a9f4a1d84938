/** SMS that answer SMS: whose they are, and what they do. */
package org.switchroom.core.reply;
