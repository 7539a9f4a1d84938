/** {@code bench/run start}: how long a start takes and what it costs, beside bare Karaf. */
package org.switchroom.bench.start;
