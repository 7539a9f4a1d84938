/**
 * Simulators for alarms: the sound of a central station, the line between it and whoever calls, and what else is heard
 * on telephone lines. Written from the standard and with other methods than ours, so that both can not err alike.
 */
package org.switchroom.testkit.alarm;
