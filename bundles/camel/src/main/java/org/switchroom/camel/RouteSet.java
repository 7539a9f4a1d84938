package org.switchroom.camel;

import org.apache.camel.RoutesBuilder;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Routes that belong together and come and go together. A route bundle registers one as a service for each configured
 * instance; the route host puts all sets of one bundle into that bundle's one CamelContext, starts the set when
 * every component, language and data format that its routes name is there, and stops it, drained within bounds, when
 * the service goes. A set is started whole or not at all.
 */
@ConsumerType
public interface RouteSet {
    /** Unique in the runtime; the ids of its routes begin with it. */
    String name();

    /** A fresh builder at each call; every route has an id. Called on the route host's thread.
     *
     * @return an {@link org.apache.camel.builder.RouteBuilder}; what its routes name is read from it before it is added */
    RoutesBuilder routes();
}
