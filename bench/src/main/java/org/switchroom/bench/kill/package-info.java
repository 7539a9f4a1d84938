/** {@code bench/run kill}: the process is killed again and again under load; what was acknowledged has to be there. */
package org.switchroom.bench.kill;
