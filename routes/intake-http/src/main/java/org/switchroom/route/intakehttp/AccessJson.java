package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;

/** Tenants and tokens as the API writes them; never a token's digest. */
final class AccessJson {
    private AccessJson() {}

    static void write(JsonGenerator json, Tenant tenant) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", tenant.id());
        json.writeStringField("name", tenant.name());
        JsonText.time(json, "createdAt", tenant.createdAt());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, ApiToken token) throws IOException {
        write(json, token, Optional.empty());
    }

    /** @param secret only in the answer to the request that made the token */
    static void write(JsonGenerator json, ApiToken token, Optional<String> secret) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", token.id());
        json.writeStringField("tenant", token.tenant());
        json.writeStringField("name", token.name());
        JsonText.texts(
                json,
                "scopes",
                token.scopes().stream().sorted().map(Scope::text).toList());
        JsonText.text(json, "secret", secret);
        JsonText.time(json, "createdAt", token.createdAt());
        JsonText.text(json, "revokedAt", token.revokedAt());
        json.writeEndObject();
    }
}
