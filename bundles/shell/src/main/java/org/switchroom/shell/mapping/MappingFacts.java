package org.switchroom.shell.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.mapping.Mapping;
import org.switchroom.mapping.Mappings;
import org.switchroom.shell.Facts;

/** Mappings and trials as facts. */
final class MappingFacts {
    private MappingFacts() {}

    static Facts of(Mapping mapping) {
        return new Facts()
                .with("name", mapping.name())
                .with("tenant", mapping.tenant())
                .with("version", mapping.version())
                .with("actor", mapping.actor())
                .with("at", mapping.at())
                .with("comment", mapping.comment())
                .with("text", mapping.text());
    }

    static List<Facts> of(List<Mappings.Trial> trials) {
        return trials.stream().map(MappingFacts::of).toList();
    }

    private static Facts of(Mappings.Trial trial) {
        return new Facts()
                .with("record", trial.record().record())
                .with("line", trial.record().line())
                .with("job", trial.job().fold(MappingFacts::words, problem -> "refused"))
                .with("problem", trial.job().fold(fields -> "", Problem::text));
    }

    private static String words(Map<JobField, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey().apiName() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }
}
