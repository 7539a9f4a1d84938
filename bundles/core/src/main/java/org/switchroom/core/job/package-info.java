/** Jobs: fields, states, and the messages that follow from a change. */
package org.switchroom.core.job;
