package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.switchroom.transport.Transports;

/** Transports as the API writes them. */
final class TransportJson {
    private TransportJson() {}

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
