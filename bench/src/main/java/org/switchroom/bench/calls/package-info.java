/** Calls in real time, over real sockets: how many at once, and how long one takes. */
package org.switchroom.bench.calls;
