package org.switchroom.route.intakehttp;

import static org.switchroom.access.Scope.PREFIXES_WRITE;
import static org.switchroom.access.Scope.SMSTEXTS_READ;
import static org.switchroom.access.Scope.SMSTEXTS_WRITE;
import static org.switchroom.access.Scope.SMS_READ;
import static org.switchroom.access.Scope.SMS_WRITE;
import static org.switchroom.route.intakehttp.Endpoint.Content.FIELDS;
import static org.switchroom.route.intakehttp.Endpoint.Content.NONE;
import static org.switchroom.route.intakehttp.Endpoint.Content.PATCH;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.answer.Problem;
import org.switchroom.sms.MobileTable;
import org.switchroom.sms.SmsSwitches;
import org.switchroom.sms.SmsTexts;

/** {@code /api/sms/switches}, {@code /api/sms/texts}, {@code /api/sms/prefixes}: what the SMS service goes by. */
final class SmsSettingsResource extends Resource {
    private static final Shape TEXT = Shape.object()
            .needs("text", Shape.text("What it says; empty removes it"))
            .nothingElse()
            .named("NewSmsText");

    /** A change of a version, by its fields. */
    private interface Change {
        CompletionStage<Reply> of(int seen, Map<String, String> fields);
    }

    private final SmsSwitches switches;
    private final SmsTexts texts;
    private final MobileTable prefixes;

    SmsSettingsResource(SmsSwitches switches, SmsTexts texts, MobileTable prefixes) {
        this.switches = switches;
        this.texts = texts;
        this.prefixes = prefixes;
    }

    @Override
    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                                "sms-switches",
                                "GET",
                                "/sms/switches",
                                SMS_READ,
                                NONE,
                                List.of(),
                                "The switches 1400 to 2890 of the tenant",
                                request ->
                                        reply(request, switches.show(request.caller()), SmsSettingsResource::switches))
                        .giving(SmsJson.SWITCHES),
                new Endpoint(
                                "sms-switches-set",
                                "PATCH",
                                "/sms/switches",
                                SMS_WRITE,
                                PATCH,
                                List.of(),
                                "Sets switches by their numbers",
                                request -> changed(
                                        request,
                                        (seen, fields) -> reply(
                                                request,
                                                switches.change(request.caller(), seen, fields),
                                                SmsSettingsResource::switches)))
                        .taking(SmsJson.VALUES)
                        .giving(SmsJson.SWITCHES),
                new Endpoint(
                                "sms-texts",
                                "GET",
                                "/sms/texts",
                                SMSTEXTS_READ,
                                NONE,
                                List.of(),
                                "The ready texts of the tenant, by name",
                                request -> reply(
                                        request,
                                        texts.list(request.caller()),
                                        all -> Reply.json(200, JsonText.list(all, SmsJson::write))))
                        .giving(SmsJson.TEXTS),
                new Endpoint(
                                "sms-texts-show",
                                "GET",
                                "/sms/texts/{id}",
                                SMSTEXTS_READ,
                                NONE,
                                List.of(),
                                "One ready text",
                                request -> reply(
                                        request,
                                        texts.show(request.caller(), request.variable("id")),
                                        SmsSettingsResource::text))
                        .giving(SmsJson.TEXT),
                new Endpoint(
                                "sms-texts-set",
                                "PUT",
                                "/sms/texts/{id}",
                                SMSTEXTS_WRITE,
                                FIELDS,
                                List.of(),
                                "Writes, replaces or removes a ready text; If-Match is \"0\" for a new one",
                                this::setText)
                        .taking(TEXT)
                        .giving(SmsJson.TEXT),
                new Endpoint(
                                "sms-prefixes",
                                "GET",
                                "/sms/prefixes",
                                SMS_READ,
                                NONE,
                                List.of(),
                                "Table 93001: what mobile numbers begin with",
                                request -> reply(request, prefixes.show(request.caller()), SmsSettingsResource::table))
                        .giving(SmsJson.TABLE),
                new Endpoint(
                                "sms-prefixes-set",
                                "PATCH",
                                "/sms/prefixes",
                                PREFIXES_WRITE,
                                PATCH,
                                List.of(),
                                "Changes lines of table 93001; needs acting for every tenant",
                                request -> changed(
                                        request,
                                        (seen, fields) -> reply(
                                                request,
                                                prefixes.change(request.caller(), seen, fields),
                                                SmsSettingsResource::table)))
                        .taking(SmsJson.RANGES)
                        .giving(SmsJson.TABLE));
    }

    private static CompletionStage<Reply> changed(Request request, Change change) {
        return with(
                request,
                Preconditions.neededRevision(request),
                seen -> with(
                        request, Fields.read(request.body(), Set.of()), fields -> change.of(seen, fields.values())));
    }

    private CompletionStage<Reply> setText(Request request) {
        return changed(request, (seen, fields) -> {
            Optional<Problem> wrong = fields.keySet().equals(Set.of("text"))
                    ? Optional.empty()
                    : Optional.of(Problem.field("text", "it takes this field and no other", "Send {\"text\":\"…\"}."));
            return wrong.isPresent()
                    ? refused(wrong.get(), request)
                    : reply(
                            request,
                            texts.set(request.caller(), request.variable("id"), seen, fields.get("text")),
                            SmsSettingsResource::text);
        });
    }

    private static Reply switches(SmsSwitches.InForce inForce) {
        return Reply.json(200, JsonText.of(inForce, SmsJson::write)).with("ETag", Preconditions.tag(inForce.version()));
    }

    private static Reply text(SmsTexts.SmsText text) {
        return Reply.json(200, JsonText.of(text, SmsJson::write)).with("ETag", Preconditions.tag(text.version()));
    }

    private static Reply table(MobileTable.Table table) {
        return Reply.json(200, JsonText.of(table, SmsJson::write)).with("ETag", Preconditions.tag(table.version()));
    }
}
