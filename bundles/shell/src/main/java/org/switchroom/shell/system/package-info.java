/** The commands {@code switchroom:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.system;
