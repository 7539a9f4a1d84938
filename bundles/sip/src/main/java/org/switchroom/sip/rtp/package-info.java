/** The sound of calls: G.711 in RTP packets (RFC 3550, RFC 3551), one thread for all calls of the process. */
package org.switchroom.sip.rtp;
