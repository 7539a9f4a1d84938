package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchroom.access.ApiToken;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;

/** Tenants and tokens as the API writes them; never a token's digest. */
final class AccessJson {
    static final Shape TENANT = Shape.object()
            .needs("id", Shape.text("Lower case letters, digits and '-'"))
            .needs("name", Shape.text("For people"))
            .needs("createdAt", Shape.time("When it was made"))
            .named("Tenant");

    static final Shape TOKEN = token(false);

    /** The only time that the secret is shown. */
    static final Shape ISSUED = token(true);

    static final Shape NEW_TENANT = Shape.object()
            .needs("id", Shape.text("Lower case letters, digits and '-'").with("pattern", "^[a-z][a-z0-9-]{0,39}$"))
            .needs("name", Shape.text("For people").with("maxLength", 200))
            .nothingElse()
            .named("NewTenant");

    static final Shape NEW_TOKEN = Shape.object()
            .may("tenant", Shape.text("The caller's own when left out"))
            .needs("name", Shape.text("For people").with("maxLength", 200))
            .needs("scopes", Shape.list(scope(), "At least one").with("minItems", 1))
            .nothingElse()
            .named("NewToken");

    private AccessJson() {}

    private static Shape scope() {
        return Shape.oneOf(Stream.of(Scope.values()).map(Scope::text).toList(), "What its holder may do");
    }

    private static Shape token(boolean issued) {
        Shape.Members token = Shape.object()
                .needs("id", Shape.id("To revoke it by"))
                .needs("tenant", Shape.text("Whom it acts for"))
                .needs("name", Shape.text("For people"))
                .needs("scopes", Shape.list(scope(), "What its holder may do"));
        if (issued) {
            token.needs("secret", Shape.text("Send it as Authorization: Bearer; it is shown this once"));
        }
        return token.needs("createdAt", Shape.time("When it was issued"))
                .may("revokedAt", Shape.time("When it ended"))
                .named(issued ? "IssuedToken" : "Token");
    }

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
