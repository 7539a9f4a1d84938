package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.Transports;

/** Transports as the API writes them. */
final class TransportJson {
    private static final Shape CAPABILITIES = Shape.object()
            .needs("directions", words(Capabilities.Direction.values(), "Sends, receives"))
            .needs("receipts", words(Receipt.Stage.values(), "What it may hear later of a message"))
            .needs(
                    "carries",
                    words(
                            Content.Kind.values(),
                            "Everything else is made a text before; BINARY is sent only by who carries it"))
            .needs("addressSchemes", Shape.list(Shape.text("Such as mailto"), "What it delivers to"))
            .needs("maxContentBytes", Shape.count("After encoding for the wire"))
            .needs("parallelSends", Shape.count("How many deliveries at once"))
            .named("Capabilities");

    /** What {@link #write} writes. */
    static final Shape SHAPE = Shape.object()
            .needs("name", Shape.text("Unique in the runtime"))
            .needs("group", Shape.text("The channel that it belongs to"))
            .needs("state", Shape.oneOf(Health.State.values(), "As it knows from its last work"))
            .needs("detail", Shape.text("For people"))
            .needs("since", Shape.time("Since when it is in this state"))
            .needs("suspended", Shape.flag("No new message goes to it"))
            .needs("underWay", Shape.count("Deliveries it has not answered yet"))
            .needs("outcomes", Shape.map(Shape.count("How often since it is there"), "By the outcome's word"))
            .may("lastSuccess", Shape.time("When something was last accepted"))
            .needs("capabilities", CAPABILITIES)
            .named("Transport");

    private TransportJson() {}

    private static Shape words(Enum<?>[] values, String meaning) {
        return Shape.list(Shape.oneOf(values, "One of"), meaning);
    }

    static void write(JsonGenerator json, Transports.View view) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", view.name().value());
        json.writeStringField("group", view.group());
        json.writeStringField("state", view.health().state().name());
        json.writeStringField("detail", view.health().detail());
        JsonText.time(json, "since", view.health().since());
        json.writeBooleanField("suspended", view.suspended());
        json.writeNumberField("underWay", view.underWay());
        json.writeObjectFieldStart("outcomes");
        for (Map.Entry<String, Long> outcome : new TreeMap<>(view.outcomes()).entrySet()) {
            json.writeNumberField(outcome.getKey(), outcome.getValue());
        }
        json.writeEndObject();
        JsonText.text(json, "lastSuccess", view.lastSuccess());
        json.writeObjectFieldStart("capabilities");
        JsonText.texts(
                json,
                "directions",
                view.capabilities().directions().stream().sorted().toList());
        JsonText.texts(
                json,
                "receipts",
                view.capabilities().receipts().stream().sorted().toList());
        JsonText.texts(
                json, "carries", view.capabilities().carries().stream().sorted().toList());
        JsonText.texts(
                json,
                "addressSchemes",
                view.capabilities().addressSchemes().stream().sorted().toList());
        json.writeNumberField("maxContentBytes", view.capabilities().maxContentBytes());
        json.writeNumberField("parallelSends", view.capabilities().parallelSends());
        json.writeEndObject();
        json.writeEndObject();
    }
}
