package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.switchroom.party.Party;

/** Parties as the API writes them. */
final class PartyJson {
    private PartyJson() {}

    static void write(JsonGenerator json, Party party) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", party.id().toString());
        json.writeStringField("tenant", party.tenant());
        json.writeStringField("kind", party.kind().name());
        json.writeStringField("name", party.name());
        JsonText.text(json, "accountNumber", party.accountNumber());
        JsonText.text(json, "siteCode", party.siteCode());
        JsonText.text(json, "email", party.email());
        JsonText.text(json, "mobile", party.mobile());
        JsonText.text(json, "phone", party.phone());
        JsonText.text(json, "address", party.address());
        json.writeStringField("messageVia", party.via().value());
        json.writeBooleanField("wantsJobs", party.wantsJobs());
        json.writeBooleanField("wantsUpdates", party.wantsUpdates());
        if (party.smartnetId().isPresent()) {
            json.writeNumberField("smartnetId", party.smartnetId().get());
        }
        json.writeNumberField("revision", party.revision());
        JsonText.time(json, "createdAt", party.createdAt());
        JsonText.time(json, "changedAt", party.changedAt());
        json.writeEndObject();
    }
}
