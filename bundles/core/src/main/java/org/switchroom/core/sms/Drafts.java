package org.switchroom.core.sms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.core.Validities;
import org.switchroom.core.access.Permission;
import org.switchroom.core.party.PhoneNumbers;
import org.switchroom.message.Content;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.sms.SmsTexts.SmsText;
import org.switchroom.store.Journal;

/** Reads what a person writes, or names the first thing that is wrong with it. */
final class Drafts {
    private static final List<String> KNOWN =
            List.of("to", "party", "text", "template", "binary", "userDataHeader", "kind", "when");

    /** @param party whom the number belongs to, when a party was named */
    record Draft(String number, Optional<Party> party, Content content, Duration validity, boolean nextRun) {}

    private final Journal journal;
    private final PhoneNumbers numbers;
    private final TextBook texts;
    private final Validities validities;

    Drafts(Journal journal, PhoneNumbers numbers, TextBook texts, Validities validities) {
        this.journal = journal;
        this.numbers = numbers;
        this.texts = texts;
        this.validities = validities;
    }

    /** What it says alone, which is all that a preview needs. */
    Answer<Content> content(Caller caller, Map<String, String> fields) {
        Optional<Problem> unknown = fields.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .map(name -> Problem.field(name, "an SMS has no such field", "Known are " + String.join(", ", KNOWN)));
        if (unknown.isPresent()) {
            return Answer.refused(unknown.get());
        }
        String text = fields.getOrDefault("text", "");
        String template = fields.getOrDefault("template", "");
        boolean binary = !fields.getOrDefault("binary", "").isBlank();
        List<String> given = Stream.of("text", "template", "binary")
                .filter(name -> !fields.getOrDefault(name, "").isBlank())
                .toList();
        if (given.size() != 1) {
            return Answer.refused(Problem.field(
                    binary ? "binary" : "text",
                    given.isEmpty()
                            ? "there is neither a text nor a template nor binary data"
                            : "there are " + String.join(" and ", given),
                    "Send one of them"));
        } else if (fields.containsKey("userDataHeader") && !binary) {
            return Answer.refused(
                    Problem.field("userDataHeader", "only binary data begins with a user data header", "Leave it out"));
        } else if (binary) {
            return BinaryField.read(fields.get("binary"), fields.getOrDefault("userDataHeader", "false"));
        }
        return (template.isBlank() ? checked(text) : ready(caller, template)).map(words -> new Content.Text("", words));
    }

    private static Answer<String> checked(String text) {
        return FieldText.text("text", text).map(Answer::<String>refused).orElseGet(() -> Answer.done(text.strip()));
    }

    private Answer<String> ready(Caller caller, String template) {
        Optional<Problem> missing = Permission.missing(caller, Scope.SMSTEXTS_READ);
        if (missing.isPresent()) {
            return Answer.refused(missing.get());
        }
        return FieldText.line("template", template).map(Answer::<String>refused).orElseGet(() -> texts.find(
                        caller.tenant(), template.strip())
                .map(SmsText::text)
                .map(Answer::done)
                .orElseGet(() -> Answer.refused(Problem.field(
                        "template",
                        "there is no SMS text '" + template + "'",
                        "Use the name of one, or write the text itself"))));
    }

    Answer<Draft> read(Caller caller, Map<String, String> fields) {
        Answer<Content> says = content(caller, fields);
        if (!(says instanceof Answer.Done<Content> content)) {
            return Answer.refused(((Answer.Refused<?>) says).problem());
        }
        Answer<Duration> validity = validity(fields.getOrDefault("kind", "info"));
        if (!(validity instanceof Answer.Done<Duration> time)) {
            return Answer.refused(((Answer.Refused<?>) validity).problem());
        }
        String when = fields.getOrDefault("when", "now");
        if (!when.equals("now") && !when.equals("next-run")) {
            return Answer.refused(Problem.field("when", "'" + when + "' is no such time", "Send now or next-run"));
        }
        String to = fields.getOrDefault("to", "");
        String party = fields.getOrDefault("party", "");
        if (to.isBlank() == party.isBlank()) {
            return Answer.refused(Problem.field(
                    "to",
                    to.isBlank() ? "there is neither a number nor a party" : "there are a number and a party",
                    "Send one of them"));
        }
        return to.isBlank()
                ? toParty(caller, party, content.value(), time.value(), when.equals("next-run"))
                : numbers.mobile("to", to)
                        .map(number -> new Draft(
                                number, Optional.empty(), content.value(), time.value(), when.equals("next-run")));
    }

    private Answer<Draft> toParty(Caller caller, String id, Content content, Duration validity, boolean nextRun) {
        Optional<Party> party = PartyId.parse(id).flatMap(journal::party).filter(found -> found.tenant()
                .equals(caller.tenant()));
        if (party.isEmpty()) {
            return Answer.refused(
                    Problem.field("party", "there is no party " + id, "Create the party first, or check the id"));
        }
        return party.get()
                .mobile()
                .map(number -> Answer.done(new Draft(number, party, content, validity, nextRun)))
                .orElseGet(() -> Answer.refused(Problem.field(
                        "party",
                        party.get().name() + " has no mobile number, so there is no SMS to it",
                        "Set the party's field mobile first")));
    }

    private Answer<Duration> validity(String kind) {
        return switch (kind) {
            case "alarm" -> Answer.done(validities.alarm());
            case "job" -> Answer.done(validities.job());
            case "info" -> Answer.done(validities.info());
            default ->
                Answer.refused(Problem.field("kind", "'" + kind + "' is no kind of SMS", "Send info, job or alarm"));
        };
    }
}
