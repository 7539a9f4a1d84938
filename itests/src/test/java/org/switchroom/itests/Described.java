package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.Locale;

/** The API's description, held against real answers by a validator of JSON Schema that knows nothing of us. */
final class Described {
    private static final SchemaValidatorsConfig FORMATS_TOO =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final ObjectNode document;

    /** A copy in which objects have the members that are described and no others: what is answered is described. */
    Described(JsonNode document) {
        this.document = document.deepCopy();
        for (JsonNode schema : this.document.path("components").path("schemas")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    /** Fails unless the reply is one that the description has for this operation. */
    Api.Reply fits(String method, String template, Api.Reply reply) {
        JsonNode responses = document.path("paths")
                .path(template)
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses");
        String type = reply.header("Content-Type").orElseThrow().split(";", 2)[0];
        JsonNode response = responses.has(Integer.toString(reply.status()))
                ? responses.path(Integer.toString(reply.status()))
                : responses.path("default");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode())
                .as(method + " " + template + " " + reply.status() + " " + type + " is described")
                .isFalse();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                        .getSchema(whole, FORMATS_TOO)
                        .validate(reply.body()))
                .as(method + " " + template + ": " + reply.body())
                .isEmpty();
        return reply;
    }
}
