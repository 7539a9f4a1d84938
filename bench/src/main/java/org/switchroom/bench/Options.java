package org.switchroom.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code --name value} and {@code --name} alone, as typed. */
public final class Options {
    /** What was typed can not be used; the message says what can. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Wrong(String message) {
            super(message);
        }
    }

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    static Options of(List<String> arguments) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (!name.startsWith("--")) {
                throw new Wrong("options begin with --, found '" + name + "'");
            }
            boolean hasValue = i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--");
            values.put(name.substring(2), hasValue ? arguments.get(++i) : "");
        }
        return new Options(values);
    }

    /** Refuses what the measurement does not know, so that a slip of the pen does not measure something else. */
    public Options allow(String... names) {
        for (String name : values.keySet()) {
            if (!Set.of(names).contains(name)) {
                throw new Wrong("there is no option --" + name + "; there are " + Arrays.asList(names));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        try {
            return has(name) ? Integer.parseInt(values.get(name)) : otherwise;
        } catch (NumberFormatException e) {
            throw new Wrong("--" + name + " is a whole number, found '" + values.get(name) + "'");
        }
    }

    public List<Integer> numbers(String name, List<Integer> otherwise) {
        try {
            return has(name)
                    ? Arrays.stream(values.get(name).split(","))
                            .map(Integer::valueOf)
                            .toList()
                    : otherwise;
        } catch (NumberFormatException e) {
            throw new Wrong("--" + name + " is a list of whole numbers with commas, found '" + values.get(name) + "'");
        }
    }

    public List<String> words(String name, String otherwise) {
        return List.of(text(name, otherwise).split(","));
    }

    public Path path(String name, Path otherwise) {
        return has(name) ? Path.of(values.get(name)) : otherwise;
    }
}
