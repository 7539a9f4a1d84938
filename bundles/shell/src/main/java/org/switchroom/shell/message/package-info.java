/** The commands {@code message:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.message;
