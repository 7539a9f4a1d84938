/** The commands {@code job:*}; Karaf's console makes and runs them. */
package org.switchroom.shell.job;
