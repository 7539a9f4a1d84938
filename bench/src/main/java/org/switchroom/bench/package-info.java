/** The benchmarks: {@code bench/run} calls {@link org.switchroom.bench.Bench}, which calls one package per measurement. */
package org.switchroom.bench;
