/** The loopback transport: the smallest complete one, to read before writing another. Core calls it. */
package org.switchroom.route.loopback;
