package org.switchroom.camel.host;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.switchroom.transport.Transport;

/** Whose routes they are: a bundle, or a test. */
interface Owner {
    /** One context for each. */
    long id();

    /** The name of its context. */
    String name();

    /** Not started. */
    CamelContext newContext();

    /** Registers a transport in the owner's name; what is returned takes it back and may be called when it is gone. */
    Runnable offer(Transport transport, Map<String, Object> properties);
}
