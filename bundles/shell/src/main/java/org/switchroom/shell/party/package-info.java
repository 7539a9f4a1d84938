/** The commands {@code party:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.party;
