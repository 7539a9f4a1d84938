package org.switchroom.camel.host;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.switchroom.camel.RouteSet;
import org.switchroom.camel.osgi.Part;

/** A transport's route set that is a text, which people edit while it runs. */
public interface TextRoutes extends RouteSet {
    /** What of Camel reads the text; waited for before the first look at its routes. */
    Set<Part> reader();

    /** Reads the text. Every route has an id afterwards.
     *
     * @throws Exception of any kind when the text is wrong; {@link #explain} makes words of it */
    RouteBuilder routes(CamelContext camel) throws Exception;

    /** File, line and cause, without secrets. */
    String explain(Throwable failure);

    /** The words without the secrets that the text names. */
    String mask(String words);

    @Override
    default RoutesBuilder routes() {
        throw new UnsupportedOperationException("A text is read by the context in which it runs");
    }
}
