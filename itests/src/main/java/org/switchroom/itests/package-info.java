/** The assembled distribution as a process: unpacked, configured, started, spoken to, killed. Used by tests, demo and bench. */
package org.switchroom.itests;
