/** {@code bench/run panels}: what panels by DC-09 are acknowledged durably, how fast, and beside whom. */
package org.switchroom.bench.panels;
