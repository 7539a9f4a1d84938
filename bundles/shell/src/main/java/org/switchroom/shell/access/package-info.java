/** Who may get in: the first administrator, the console's key, password hashes. Karaf's realm and the console call it. */
package org.switchroom.shell.access;
