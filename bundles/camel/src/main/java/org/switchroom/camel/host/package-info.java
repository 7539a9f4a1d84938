/** Runs the route sets that bundles register and makes transports of them. Called by nobody: it watches the service registry. */
package org.switchroom.camel.host;
