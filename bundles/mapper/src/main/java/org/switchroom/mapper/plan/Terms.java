package org.switchroom.mapper.plan;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where values come from. */
final class Terms {
    private Terms() {}

    record Constant(String text) implements Expression {
        @Override
        public List<String> of(Source record) {
            return List.of(text);
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    record NamedColumn(String name) implements Expression {
        @Override
        public List<String> of(Source record) throws Unmappable {
            return record.column(name);
        }

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }
    }

    record NumberedColumn(int number) implements Expression {
        @Override
        public List<String> of(Source record) throws Unmappable {
            return record.column(number);
        }
    }

    record Path(JsonPath path) implements Expression {
        @Override
        public List<String> of(Source record) throws Unmappable {
            return record.path(path);
        }
    }

    /** Texts one behind the other; nothing at all when the record has none of them. */
    record Joined(List<Expression> parts) implements Expression {
        Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public List<String> of(Source record) throws Unmappable {
            StringBuilder text = new StringBuilder();
            boolean found = false;
            for (Expression part : parts) {
                List<String> values = part.of(record);
                String value = one(values);
                found |= !part.isConstant() && !value.isEmpty();
                text.append(value);
            }
            return found ? List.of(text.toString()) : List.of();
        }

        @Override
        public Set<String> columns() {
            Set<String> all = new HashSet<>();
            parts.forEach(part -> all.addAll(part.columns()));
            return all;
        }
    }

    record Changed(Expression before, Step step) implements Expression {
        @Override
        public List<String> of(Source record) throws Unmappable {
            return step.apply(before.of(record), record);
        }

        @Override
        public Set<String> columns() {
            return before.columns();
        }

        @Override
        public boolean isConstant() {
            return before.isConstant();
        }
    }

    /** What a {@code |} does with the values before it. */
    interface Step {
        List<String> apply(List<String> values, Source record) throws Unmappable;
    }

    /** The same done with each value. */
    interface EachStep extends Step {
        String change(String value, Source record) throws Unmappable;

        @Override
        default List<String> apply(List<String> values, Source record) throws Unmappable {
            List<String> changed = new ArrayList<>(values.size());
            for (String value : values) {
                if (!value.isEmpty()) {
                    changed.add(change(value, record));
                }
            }
            return changed;
        }
    }

    /** The one value, or an empty text when there is none. */
    static String one(List<String> values) throws Unmappable {
        if (values.size() > 1) {
            throw new Unmappable(
                    "the expression gives " + values.size() + " values, a field takes one",
                    "Choose one in the JSONPath, such as [0], or put them together with | join \", \"");
        }
        return values.isEmpty() ? "" : values.get(0);
    }
}
