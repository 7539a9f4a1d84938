package org.switchroom.route.intakehttp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.switchroom.party.Party;
import org.switchroom.party.PartyKind;

/** Parties as the API writes them. */
final class PartyJson {
    /** What {@link #write} writes. */
    static final Shape SHAPE = described(Shape.object()
                    .needs("id", Shape.id("Never given again"))
                    .needs("tenant", Shape.text("Whose party it is"))
                    .needs("kind", kind())
                    .needs("name", line("As people know it")))
            .needs("messageVia", via())
            .needs("wantsJobs", Shape.flag("Told of new jobs"))
            .needs("wantsUpdates", Shape.flag("Told of changes"))
            .needs("revision", Shape.count("Counts from 1; the ETag"))
            .needs("createdAt", Shape.time("When it was made"))
            .needs("changedAt", Shape.time("When it was last changed"))
            .named("Party");

    static final Shape PAGE = Shape.page("Parties", SHAPE);

    /** What a new party may carry. */
    static final Shape NEW = described(Shape.object().needs("kind", kind()).needs("name", line("As people know it")))
            .may("messageVia", via())
            .may("wantsJobs", Shape.flag("Told of new jobs; true when left out"))
            .may("wantsUpdates", Shape.flag("Told of changes; true when left out"))
            .nothingElse()
            .named("NewParty");

    /** What a change of a party may carry. */
    static final Shape PATCH = Shape.object()
            .may("kind", kind())
            .may("name", line("As people know it"))
            .may("accountNumber", line("Of a customer").orNull())
            .may("siteCode", line("Of a location").orNull())
            .may("email", line("A mail address").orNull())
            .may("mobile", line("With the country's code").orNull())
            .may("phone", line("With the country's code").orNull())
            .may("address", line("Street and town").orNull())
            .may("messageVia", via().orNull())
            .may("wantsJobs", Shape.flag("Told of new jobs"))
            .may("wantsUpdates", Shape.flag("Told of changes"))
            .may("smartnetId", smartnetId().orNull())
            .nothingElse()
            .named("PartyChange");

    private PartyJson() {}

    private static Shape.Members described(Shape.Members party) {
        return party.may("accountNumber", line("Of a customer"))
                .may("siteCode", line("Of a location"))
                .may("email", line("A mail address"))
                .may("mobile", line("With the country's code; kept as E.164"))
                .may("phone", line("With the country's code; kept as E.164"))
                .may("address", line("Street and town"))
                .may("smartnetId", smartnetId());
    }

    private static Shape line(String meaning) {
        return Shape.text(meaning).with("maxLength", 200);
    }

    private static Shape kind() {
        return Shape.oneOf(PartyKind.values(), "Inspector and occupant are roles of a PERSON on a job");
    }

    private static Shape via() {
        return Shape.text("NO_LINK, SMARTNET, SMS, EMAIL or the name of a transport; SMARTNET when left out")
                .with("pattern", "^(NO_LINK|SMARTNET|SMS|EMAIL|[a-z][a-z0-9.-]{0,39})$");
    }

    private static Shape smartnetId() {
        return Shape.count("In the SmartNet").with("minimum", 101).with("maximum", 999_999_999);
    }

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
