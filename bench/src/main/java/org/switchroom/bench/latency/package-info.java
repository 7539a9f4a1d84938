/** How soon a stored job's message is handed to its transport, with and without others in trouble. */
package org.switchroom.bench.latency;
