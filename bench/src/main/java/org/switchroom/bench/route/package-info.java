/** The simplest Camel route that stores a request durably: what we are measured against. Shares no code with us but the layer that makes H2 keep what it commits. */
package org.switchroom.bench.route;
