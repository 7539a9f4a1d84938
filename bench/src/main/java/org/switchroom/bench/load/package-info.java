/** A lean HTTP load driver: one thread, kept connections, and it counts only what was acknowledged. */
package org.switchroom.bench.load;
