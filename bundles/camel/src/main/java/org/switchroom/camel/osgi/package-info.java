/** Camel at home in OSGi: finds components, languages, data formats and converters in the bundles that are active now. Called by the route host. */
package org.switchroom.camel.osgi;
