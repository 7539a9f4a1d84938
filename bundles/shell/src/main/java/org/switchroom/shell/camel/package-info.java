/** The commands {@code camel:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.camel;
