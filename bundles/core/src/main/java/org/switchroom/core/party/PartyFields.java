package org.switchroom.core.party;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.MessageVia;

/** Turns the written fields of a party into a party, or names the first one that is wrong. */
final class PartyFields {
    /** Lowest number that the exchange gives to a participant; 100 and below are reserved. */
    static final int LOWEST_SMARTNET_ID = 101;

    static final int HIGHEST_SMARTNET_ID = 999_999_999;

    private static final List<String> NAMES = List.of(
            "kind",
            "name",
            "accountNumber",
            "siteCode",
            "email",
            "mobile",
            "phone",
            "address",
            "messageVia",
            "wantsJobs",
            "wantsUpdates",
            "smartnetId");
    /** A mailbox as RFC 5321 §4.1.2 has it, without quoted local parts: those are not worth their risk in headers. */
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private final PhoneNumbers numbers;

    PartyFields(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** The fields of a party in their written form; what is not set is not there. */
    static Map<String, String> written(Party party) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("kind", party.kind().name());
        fields.put("name", party.name());
        party.accountNumber().ifPresent(value -> fields.put("accountNumber", value));
        party.siteCode().ifPresent(value -> fields.put("siteCode", value));
        party.email().ifPresent(value -> fields.put("email", value));
        party.mobile().ifPresent(value -> fields.put("mobile", value));
        party.phone().ifPresent(value -> fields.put("phone", value));
        party.address().ifPresent(value -> fields.put("address", value));
        fields.put("messageVia", party.via().value());
        fields.put("wantsJobs", Boolean.toString(party.wantsJobs()));
        fields.put("wantsUpdates", Boolean.toString(party.wantsUpdates()));
        party.smartnetId().ifPresent(value -> fields.put("smartnetId", value.toString()));
        return fields;
    }

    Answer<Party> read(
            PartyId id, String tenant, Map<String, String> written, int revision, Instant createdAt, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var field : written.entrySet()) {
            Optional<Problem> wrong = check(field.getKey(), field.getValue());
            if (wrong.isPresent()) {
                return Answer.refused(wrong.get());
            }
            if (!field.getValue().isEmpty()) {
                fields.put(field.getKey(), normal(field.getKey(), field.getValue()));
            }
        }
        for (String needed : List.of("kind", "name")) {
            if (!fields.containsKey(needed)) {
                return Answer.refused(Problem.field(needed, "a party has a " + needed + ", none was sent", "Send it"));
            }
        }
        return Answer.done(new Party(
                id,
                tenant,
                PartyKind.valueOf(fields.get("kind")),
                fields.get("name"),
                Optional.ofNullable(fields.get("accountNumber")),
                Optional.ofNullable(fields.get("siteCode")),
                Optional.ofNullable(fields.get("email")),
                Optional.ofNullable(fields.get("mobile")),
                Optional.ofNullable(fields.get("phone")),
                Optional.ofNullable(fields.get("address")),
                new MessageVia(fields.getOrDefault("messageVia", MessageVia.SMARTNET.value())),
                Boolean.parseBoolean(fields.getOrDefault("wantsJobs", "true")),
                Boolean.parseBoolean(fields.getOrDefault("wantsUpdates", "true")),
                Optional.ofNullable(fields.get("smartnetId")).map(Integer::valueOf),
                revision,
                createdAt,
                now));
    }

    private String normal(String name, String value) {
        return switch (name) {
            case "mobile", "phone" -> numbers.e164(value).orElseThrow();
            case "name" -> value.strip();
            default -> value;
        };
    }

    private Optional<Problem> check(String name, String value) {
        if (!NAMES.contains(name)) {
            return Optional.of(
                    Problem.field(name, "a party has no such field", "Known are " + String.join(", ", NAMES)));
        }
        Optional<Problem> line = FieldText.line(name, value);
        if (line.isPresent()) {
            return line;
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (name) {
            case "kind" -> oneOf(name, value, PartyKind.values());
            case "name" -> when(value.isBlank(), name, "the name is blank", "Send a name");
            case "email" ->
                when(
                        !MAIL.matcher(value).matches(),
                        name,
                        "'" + value + "' is no mail address",
                        "Send one like office@example.org");
            case "mobile" -> numbers.noMobile(value).map(no -> Problem.field(name, no.cause(), no.nextStep()));
            case "phone" ->
                when(
                        numbers.e164(value).isEmpty(),
                        name,
                        "'" + value + "' is no telephone number",
                        "Send it with its country code, like +43 664 1234567");
            case "messageVia" -> messageVia(name, value);
            case "wantsJobs", "wantsUpdates" ->
                when(
                        !value.equals("true") && !value.equals("false"),
                        name,
                        "'" + value + "' is neither true nor false",
                        "Send true or false");
            case "smartnetId" -> smartnetId(name, value);
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> messageVia(String name, String value) {
        try {
            new MessageVia(value);
            return Optional.empty();
        } catch (IllegalArgumentException unknown) {
            return Optional.of(Problem.field(
                    name, unknown.getMessage(), "Send one of the four words, or a name that transport:list shows"));
        }
    }

    private static Optional<Problem> smartnetId(String name, String value) {
        boolean fits = value.matches("[0-9]{3,9}")
                && Integer.parseInt(value) >= LOWEST_SMARTNET_ID
                && Integer.parseInt(value) <= HIGHEST_SMARTNET_ID;
        return when(!fits, name, "'" + value + "' is no SmartNet ID", "It is a number from 101 to 999999999");
    }

    private static Optional<Problem> oneOf(String name, String value, Enum<?>[] known) {
        for (Enum<?> one : known) {
            if (one.name().equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(Problem.field(name, "'" + value + "' is not known", "Known are " + List.of(known)));
    }

    private static Optional<Problem> when(boolean wrong, String name, String cause, String nextStep) {
        return wrong ? Optional.of(Problem.field(name, cause, nextStep)) : Optional.empty();
    }
}
