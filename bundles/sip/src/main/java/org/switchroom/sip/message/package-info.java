/** SIP on the wire: messages, digest authentication, session descriptions. Values only; no socket, no clock. */
package org.switchroom.sip.message;
