/** {@code bench/run durable-intake}: jobs a second that are acknowledged, beside the disk and the bare route. */
package org.switchroom.bench.intake;
