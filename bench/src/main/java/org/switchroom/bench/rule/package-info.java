/** What deciding by rules costs. {@code bench/run rules} calls it. */
package org.switchroom.bench.rule;
