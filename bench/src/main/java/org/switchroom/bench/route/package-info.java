/** The simplest Camel route that stores a request durably: what we are measured against. Shares no code with us. */
package org.switchroom.bench.route;
