/** The commands {@code tenant:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.tenant;
