package org.switchroom.camel.dropped;

import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.switchroom.camel.host.TextRoutes;
import org.switchroom.camel.osgi.Part;

/** A file whose head could not be read: never starts, and says why. */
final class UnreadableText implements TextRoutes {
    private final DroppedText text;
    private final WrongText why;
    private final Placeholders placeholders;

    UnreadableText(DroppedText text, WrongText why, Placeholders placeholders) {
        this.text = text;
        this.why = why;
        this.placeholders = placeholders;
    }

    @Override
    public String name() {
        String file = text.file().getFileName().toString();
        return file.substring(0, file.lastIndexOf('.'));
    }

    @Override
    public Set<Part> reader() {
        return Set.of();
    }

    @Override
    public RouteBuilder routes(CamelContext camel) throws WrongText {
        throw why;
    }

    @Override
    public String explain(Throwable failure) {
        return text.explain(failure, placeholders);
    }

    @Override
    public String mask(String words) {
        return placeholders.mask(words);
    }
}
