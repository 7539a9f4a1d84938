/** The commands {@code rule:*}: read, question and change who is told by which way. Karaf's console calls them. */
package org.switchroom.shell.rule;
