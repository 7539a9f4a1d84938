/** {@code alarm:*}: systems, what their panels report, central stations. */
package org.switchroom.shell.alarm;
