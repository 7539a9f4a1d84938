package org.switchroom.camel.dropped;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.camel.host.TextRoutes;
import org.switchroom.camel.host.UnfitRoutesException;
import org.switchroom.camel.osgi.Part;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.TransportName;

/** A file whose head could be read, as a transport; its routes are read from the text at each start. */
final class DroppedRoutes implements TransportRoutes, TextRoutes {
    /** What a text may say at its top; everything else would reach beyond its own routes. */
    private static final Set<String> YAML = Set.of("route", "from", "onException");

    private static final Set<String> XML = Set.of("route", "routes");
    private static final Pattern YAML_ITEM = Pattern.compile("^- *\"?([A-Za-z-]+)\"? *:");
    private static final Pattern XML_COMMENT = Pattern.compile("(?s)<!--.*?-->");
    private static final Pattern XML_ROOT = Pattern.compile("<(?:\\w+:)?([A-Za-z]+)[\\s>/]");

    private final DroppedText text;
    private final Header header;
    private final Placeholders placeholders;

    DroppedRoutes(DroppedText text, Header header, Placeholders placeholders) {
        this.text = text;
        this.header = header;
        this.placeholders = placeholders;
    }

    @Override
    public String name() {
        return header.transport().value();
    }

    @Override
    public TransportName transport() {
        return header.transport();
    }

    @Override
    public String group() {
        return header.group().orElse(name());
    }

    @Override
    public Capabilities capabilities() {
        return header.capabilities();
    }

    @Override
    public Optional<String> limit() {
        return header.limit();
    }

    @Override
    public OutcomeTable outcomes() {
        return header.outcomes();
    }

    @Override
    public Set<Part> reader() {
        return Set.of(Part.factory("routes-loader/" + text.extension()));
    }

    @Override
    public RouteBuilder routes(CamelContext camel) throws Exception {
        requireRoutesOnly();
        placeholders.offerTo(camel);
        List<RouteBuilder> builders = new ArrayList<>();
        var resource = ResourceHelper.fromBytes(text.shown(), text.content().getBytes(StandardCharsets.UTF_8));
        for (RoutesBuilder found : PluginHelper.getRoutesLoader(camel).findRoutesBuilders(List.of(resource))) {
            builders.add((RouteBuilder) found);
        }
        if (builders.size() != 1) {
            throw new UnfitRoutesException("There are no routes in it");
        }
        RouteBuilder builder = builders.get(0);
        builder.configureRoutes(camel);
        name(builder.getRouteCollection().getRoutes());
        return builder;
    }

    /** Routes without an id get the transport's name, the second one NAME-2. */
    private void name(List<RouteDefinition> routes) {
        int number = 0;
        for (RouteDefinition route : routes) {
            number++;
            if (!route.hasCustomIdAssigned()) {
                route.routeId(number == 1 ? name() : name() + "-" + number);
            }
        }
    }

    private void requireRoutesOnly() throws WrongText {
        boolean yaml = text.extension().equals("yaml");
        int number = 0;
        for (String line : withoutXmlComments().lines().toList()) {
            number++;
            Matcher item = (yaml ? YAML_ITEM : XML_ROOT).matcher(line);
            if (item.find() && !(yaml ? YAML : XML).contains(item.group(1))) {
                throw new WrongText(
                        number,
                        "'" + item.group(1) + "' has no place in a transport's file, because all files share one"
                                + " context; there may be " + (yaml ? YAML : XML)
                                + ". What needs more is a bundle: docs/new-transport.md");
            }
            if (!yaml && item.reset().find()) {
                return;
            }
        }
    }

    /** Blanks in their place, so that lines keep their numbers. */
    private String withoutXmlComments() {
        return XML_COMMENT.matcher(text.content()).replaceAll(comment -> comment.group()
                .replaceAll(".", " "));
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
