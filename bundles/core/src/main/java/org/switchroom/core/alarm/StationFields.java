package org.switchroom.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.alarm.CentralStation;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.FieldText;

/** What a request's fields make of a central station. Any thread. */
final class StationFields {
    private static final Set<String> KNOWN = Set.of("name", "numbers", "receives", "ways", "people");

    private final StationNumbers numbers;

    StationFields(StationNumbers numbers) {
        this.numbers = numbers;
    }

    /** The problem with the first name that is no field of a station. */
    static Optional<Problem> unknown(Map<String, String> fields) {
        return FieldNames.unknown(fields, KNOWN);
    }

    /**
     * @param before keeps what the fields do not name; empty for a new station
     * @return the station's next revision, or the first thing that is wrong
     */
    Answer<CentralStation> read(String id, Optional<CentralStation> before, Map<String, String> fields, Instant now) {
        String name = fields.getOrDefault(
                        "name", before.map(CentralStation::name).orElse(""))
                .strip();
        Optional<Problem> wrong = name.isEmpty()
                ? Optional.of(Problem.field("name", "it is missing or blank", "Send the station's name"))
                : FieldText.line("name", name);
        List<String> dialled = new ArrayList<>();
        for (String written : fields.containsKey("numbers")
                ? Flat.lines(fields.get("numbers"))
                : before.map(CentralStation::numbers).orElse(List.of())) {
            Optional<String> number = numbers.of(written);
            wrong = wrong.or(() -> number.isPresent()
                    ? Optional.empty()
                    : Optional.of(Problem.field(
                            "numbers", "'" + written + "' can not be dialled", "Send it with its country code")));
            number.ifPresent(dialled::add);
        }
        if (wrong.isPresent()) {
            return Answer.refused(wrong.get());
        }
        try {
            return Answer.done(new CentralStation(
                    id,
                    name,
                    dialled,
                    fields.containsKey("receives")
                            ? Flat.lines(fields.get("receives"))
                            : before.map(CentralStation::receives).orElse(List.of("Contact ID")),
                    fields.containsKey("ways")
                            ? StationBook.hops(fields.get("ways"))
                            : before.map(CentralStation::ways).orElse(List.of()),
                    fields.containsKey("people")
                            ? StationBook.hops(fields.get("people"))
                            : before.map(CentralStation::people).orElse(List.of()),
                    before.flatMap(CentralStation::lastTested),
                    before.map(CentralStation::revision).orElse(0) + 1,
                    now));
        } catch (IllegalArgumentException notAWay) {
            return Answer.refused(Problem.of(
                    Problem.Kind.INVALID,
                    notAWay.getMessage(),
                    "Send numbers, or ways and people as lines such as 'email mailto:desk@example.org'"));
        }
    }
}
