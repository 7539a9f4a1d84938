/** {@code bench/run old-messages}: whether the journal minds a million old messages. */
package org.switchroom.bench.old;
