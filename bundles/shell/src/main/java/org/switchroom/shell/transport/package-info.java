/** The commands {@code transport:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.transport;
