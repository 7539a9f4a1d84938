package org.switchroom.camel.host;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.rest.RestBindingMode;
import org.apache.camel.model.rest.RestConfigurationDefinition;
import org.switchroom.camel.osgi.Part;

/** Which parts of Camel a builder's routes name. */
final class RouteNeeds {
    private final Set<Part> parts = new TreeSet<>();
    private final CamelContext camel;

    private RouteNeeds(CamelContext camel) {
        this.camel = camel;
    }

    /** Of a builder that is configured already. */
    static Set<Part> of(RouteBuilder builder, CamelContext camel) {
        RouteNeeds needs = new RouteNeeds(camel);
        ModelWalk.visit(builder.getRouteCollection(), needs::note);
        ModelWalk.visit(builder.getRestCollection(), needs::note);
        if (builder.getRestConfiguration() != null) {
            ModelWalk.visit(builder.getRestConfiguration(), needs::note);
        }
        if (!builder.getRestCollection().getRests().isEmpty()) {
            needs.parts.add(Part.component("rest"));
        }
        return needs.parts;
    }

    private void note(Object step) {
        Uris.of(step).forEach(this::noteUri);
        if (step instanceof ExpressionDefinition expression) {
            add(expression.getLanguage(), Part.Kind.LANGUAGE);
        } else if (step instanceof DataFormatDefinition format && format.getDataFormat() == null) {
            // "custom" stands for a bean of the registry.
            add("custom".equals(format.getDataFormatName()) ? null : format.getDataFormatName(), Part.Kind.DATA_FORMAT);
        } else if (step instanceof RestConfigurationDefinition rest) {
            noteRest(rest);
        }
    }

    private void noteUri(String uri) {
        String text = uri;
        if (text.startsWith("{{")) {
            text = camel.resolvePropertyPlaceholders(text);
        }
        Uris.scheme(text).ifPresent(scheme -> parts.add(Part.component(scheme)));
    }

    private void noteRest(RestConfigurationDefinition rest) {
        add(rest.getComponent(), Part.Kind.COMPONENT);
        add(rest.getProducerComponent(), Part.Kind.COMPONENT);
        RestBindingMode mode = rest.getBindingMode();
        if (mode == RestBindingMode.json || mode == RestBindingMode.json_xml || mode == RestBindingMode.auto) {
            add(rest.getJsonDataFormat() == null ? "jackson" : rest.getJsonDataFormat(), Part.Kind.DATA_FORMAT);
        }
        if (rest.getApiContextPath() != null) {
            parts.add(Part.component("rest-api"));
            parts.add(Part.factory("restapi/openapi"));
        }
    }

    private void add(String name, Part.Kind kind) {
        if (name != null && !name.isBlank()) {
            parts.add(new Part(kind, name));
        }
    }
}
