/** What all commands share: who asks, how services are found, how answers are printed. Karaf's console calls the commands. */
package org.switchroom.shell;
