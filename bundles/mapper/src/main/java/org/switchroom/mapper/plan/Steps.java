package org.switchroom.mapper.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.switchroom.mapper.plan.Source.PartyProperty;
import org.switchroom.party.PartyKind;

/** Reads what may stand behind a {@code |}. */
final class Steps {
    private static final String KNOWN =
            "Known are trim, upper, lower, first, default, map, time, party, join, required";

    private Steps() {}

    static Terms.Step read(Cursor text) throws Unmappable {
        String word = text.word();
        return switch (word) {
            case "trim" -> (Terms.EachStep) (value, record) -> value.strip();
            case "upper" -> (Terms.EachStep) (value, record) -> value.toUpperCase(Locale.ROOT);
            case "lower" -> (Terms.EachStep) (value, record) -> value.toLowerCase(Locale.ROOT);
            case "first" -> first(text.number());
            case "default" -> otherwise(text.value());
            case "join" -> join(text.value());
            case "required" -> required();
            case "map" -> map(text);
            case "time" -> time(text);
            case "party" -> party(text);
            default -> throw new Unmappable("'" + Quoted.of(word) + "' is nothing that can stand behind |", KNOWN);
        };
    }

    private static Terms.EachStep first(int characters) {
        return (value, record) -> value.codePointCount(0, value.length()) <= characters
                ? value
                : value.substring(0, value.offsetByCodePoints(0, characters));
    }

    private static Terms.Step otherwise(String text) {
        return (values, record) -> values.stream().allMatch(String::isEmpty) ? List.of(text) : values;
    }

    private static Terms.Step join(String between) {
        return (values, record) -> values.isEmpty() ? values : List.of(String.join(between, values));
    }

    private static Terms.Step required() {
        return (values, record) -> {
            if (values.stream().allMatch(String::isEmpty)) {
                throw new Unmappable(
                        "the record has no value for it", "Send one, or take 'required' out of the mapping");
            }
            return values;
        };
    }

    private static Terms.EachStep map(Cursor text) throws Unmappable {
        Map<String, String> table = new LinkedHashMap<>();
        Optional<String> rest = Optional.empty();
        while (!text.atEnd() && !text.sees('|')) {
            String from = text.value();
            if (from.equals("else") && !text.sees('=')) {
                rest = Optional.of(text.value());
                break;
            }
            text.expect('=');
            if (table.put(from, text.value()) != null) {
                throw new Unmappable("'" + Quoted.of(from) + "' is in the map twice", "Keep one of the two");
            }
        }
        if (table.isEmpty()) {
            throw new Unmappable("the map is empty", "Write map 1=ROUTINE 2=URGENT else ROUTINE");
        }
        Optional<String> otherwise = rest;
        return (value, record) -> {
            String found = table.get(value.strip());
            if (found == null && otherwise.isEmpty()) {
                throw new Unmappable(
                        "'" + Quoted.of(value) + "' is not in the mapping's map",
                        "The map has " + Quoted.of(String.join(", ", table.keySet())) + "; add it, or an else");
            }
            return found == null ? otherwise.get() : found;
        };
    }

    private static Terms.EachStep time(Cursor text) throws Unmappable {
        String pattern = text.value();
        Optional<String> zone = text.atEnd() || text.sees('|') ? Optional.empty() : Optional.of(text.value());
        try {
            return TimeStep.of(pattern, zone.map(ZoneId::of));
        } catch (DateTimeException unknown) {
            throw new Unmappable(
                    "'" + Quoted.of(zone.orElse("")) + "' is no time zone", "Name one such as Europe/Vienna or UTC");
        } catch (IllegalArgumentException unreadable) {
            throw new Unmappable(
                    "'" + Quoted.of(pattern) + "' is no pattern of a time: " + unreadable.getMessage(),
                    "Write it like \"dd.MM.yyyy HH:mm\"");
        }
    }

    private static Terms.EachStep party(Cursor text) throws Unmappable {
        String by = text.word();
        PartyProperty property = Arrays.stream(PartyProperty.values())
                .filter(one -> one.apiName().equals(by))
                .findFirst()
                .orElseThrow(() -> new Unmappable(
                        "a party can not be looked up by '" + Quoted.of(by) + "'",
                        "Look it up by accountNumber, siteCode or name"));
        Optional<PartyKind> kind = Optional.empty();
        if (!text.atEnd() && !text.sees('|')) {
            String word = text.word();
            kind = Arrays.stream(PartyKind.values())
                    .filter(one -> one.name().equals(word))
                    .findFirst();
            if (kind.isEmpty()) {
                throw new Unmappable(
                        "'" + Quoted.of(word) + "' is no kind of party", "Known are " + List.of(PartyKind.values()));
            }
        }
        Optional<PartyKind> wanted = kind;
        return (value, record) -> record.party(property, wanted, value.strip());
    }
}
