/** The alarm relay: systems, what their panels report, the delay, and what takes it back. */
package org.switchroom.core.alarm;
