/** What transports bring in. */
package org.switchroom.core.arrival;
