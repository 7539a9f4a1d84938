/** {@code intake:*}: folders and mail boxes that jobs come in from. */
package org.switchroom.shell.intake;
