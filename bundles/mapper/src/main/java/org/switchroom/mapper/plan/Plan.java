package org.switchroom.mapper.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;

/**
 * A mapping, understood.
 *
 * @param separator empty: told by the header
 * @param records the names that lead to the list of records; empty when it is the root
 */
public record Plan(
        Shape shape,
        Optional<Character> separator,
        char quote,
        boolean header,
        boolean shortRows,
        List<String> records,
        Map<JobField, Expression> fields) {
    /** What its expressions can be asked of. */
    public enum Shape {
        CSV,
        JSON
    }

    public Plan {
        records = List.copyOf(records);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public Set<String> columns() {
        Set<String> all = new HashSet<>();
        fields.values().forEach(field -> all.addAll(field.columns()));
        return all;
    }

    /** What the record says of a job; fields without a value are left out. */
    public Answer<Map<String, String>> map(Source record) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<JobField, Expression> field : fields.entrySet()) {
            String name = field.getKey().apiName();
            try {
                String value = Terms.one(field.getValue().of(record));
                if (!value.isEmpty()) {
                    values.put(name, value);
                }
            } catch (Unmappable wrong) {
                return Answer.refused(Problem.field(name, wrong.getMessage(), wrong.nextStep()));
            }
        }
        return Answer.done(values);
    }
}
