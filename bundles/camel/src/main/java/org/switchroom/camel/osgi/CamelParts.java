package org.switchroom.camel.osgi;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;

/** Which parts of Camel are there now. Any thread. */
public interface CamelParts {
    /** Called on the thread that starts or stops the bundle. */
    interface Listener {
        /** A bundle with parts has come. Must not block. */
        void partsCame();

        /**
         * A bundle that brings these is about to stop; its classes work until this returns, so it returns when nobody
         * uses them any more.
         */
        void partsLeave(Set<Part> parts);
    }

    /** Those of the given parts that no active bundle brings. */
    Set<Part> missing(Set<Part> needed);

    /** From now on; ends with {@link #forget}. */
    void tell(Listener listener);

    void forget(Listener listener);

    /** A context, not started, that finds its parts here and the owner's classes in the owner. */
    CamelContext newContext(String name, Bundle owner);
}
