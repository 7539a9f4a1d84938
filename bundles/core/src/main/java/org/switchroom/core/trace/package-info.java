/** The story of a job or message, and its live feed. */
package org.switchroom.core.trace;
