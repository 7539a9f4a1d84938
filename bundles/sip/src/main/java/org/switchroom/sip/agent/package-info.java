/**
 * The user agent (RFC 3261) as machines without thread, socket or clock: a call, a registration, a sign of life. Messages
 * and turns of the clock in, effects out; the line gives them what they need.
 */
package org.switchroom.sip.agent;
