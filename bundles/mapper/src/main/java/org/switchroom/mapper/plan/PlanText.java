package org.switchroom.mapper.plan;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;

/**
 * Reads a mapping's text: {@code name: setting}, {@code field = expression}, {@code #} before a remark, and a line that
 * begins with a blank goes on with the one before.
 */
public final class PlanText {
    static final int LONGEST = 100_000;
    private static final Pattern PATH_TO_LIST = Pattern.compile("\\$(\\.[\\p{L}\\p{N}_-]{1,100}){0,10}(\\[\\*])?");
    private static final String FIELDS =
            Arrays.stream(JobField.values()).map(JobField::apiName).collect(Collectors.joining(", "));

    private final Map<String, String> settings = new HashMap<>();
    private final Map<JobField, Expression> fields = new EnumMap<>(JobField.class);
    private boolean usesColumns;
    private boolean usesPaths;

    private PlanText() {}

    public static Answer<Plan> read(String text) {
        if (text.length() > LONGEST) {
            return Answer.refused(
                    Problem.field("text", "a mapping has at most " + LONGEST + " characters", "Shorten it"));
        }
        PlanText reading = new PlanText();
        for (Line line : lines(text)) {
            try {
                reading.take(line.text());
            } catch (Unmappable wrong) {
                return Answer.refused(
                        Problem.field("text", "line " + line.number() + ": " + wrong.getMessage(), wrong.nextStep()));
            }
        }
        try {
            return Answer.done(reading.plan());
        } catch (Unmappable wrong) {
            return Answer.refused(Problem.field("text", wrong.getMessage(), wrong.nextStep()));
        }
    }

    private record Line(int number, String text) {}

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i];
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (Character.isWhitespace(line.charAt(0)) && !lines.isEmpty()) {
                Line before = lines.remove(lines.size() - 1);
                lines.add(new Line(before.number(), before.text() + " " + line.strip()));
            } else {
                lines.add(new Line(i + 1, line.strip()));
            }
        }
        return lines;
    }

    private void take(String line) throws Unmappable {
        int name = 0;
        while (name < line.length() && (Character.isLetterOrDigit(line.charAt(name)) || line.charAt(name) == '-')) {
            name++;
        }
        String word = line.substring(0, name);
        String rest = line.substring(name).strip();
        if (rest.startsWith(":") && !word.isEmpty()) {
            set(word, rest.substring(1).strip());
        } else if (rest.startsWith("=") && !word.isEmpty()) {
            field(word, rest.substring(1));
        } else {
            throw new Unmappable(
                    "'" + Quoted.of(line) + "' is neither a setting nor a field",
                    "Write field = expression, or setting: value; remarks begin with #");
        }
    }

    private void set(String name, String value) throws Unmappable {
        String allowed =
                switch (name) {
                    case "format" -> "csv|json";
                    case "separator" -> ".|tab";
                    case "quote" -> ".";
                    case "header", "short-rows" -> "yes|no";
                    case "records" -> PATH_TO_LIST.pattern();
                    default ->
                        throw new Unmappable(
                                "'" + Quoted.of(name) + "' is no setting",
                                "Known are format, separator, quote, header, short-rows, records");
                };
        if (!value.matches(allowed)) {
            throw new Unmappable(
                    name + ": '" + Quoted.of(value) + "' is not possible",
                    switch (name) {
                        case "format" -> "Write csv or json";
                        case "separator" -> "Write one character, or tab";
                        case "quote" -> "Write one character";
                        case "records" -> "Write the way to the list by names only, such as $.orders";
                        default -> "Write yes or no";
                    });
        }
        if (settings.put(name, value) != null) {
            throw new Unmappable(name + " is set twice", "Keep one of the two lines");
        }
    }

    private void field(String name, String text) throws Unmappable {
        JobField field = JobField.byApiName(name)
                .orElseThrow(
                        () -> new Unmappable("a job has no field '" + Quoted.of(name) + "'", "Known are " + FIELDS));
        if (fields.put(field, expression(new Cursor(text))) != null) {
            throw new Unmappable(name + " is given twice", "Keep one of the two lines");
        }
    }

    private Expression expression(Cursor text) throws Unmappable {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(term(text));
        } while (text.takes('+'));
        Expression expression = parts.size() == 1 ? parts.get(0) : new Terms.Joined(parts);
        while (text.takes('|')) {
            expression = new Terms.Changed(expression, Steps.read(text));
        }
        if (!text.atEnd()) {
            throw new Unmappable(
                    "column " + text.column() + " of the expression: nothing is expected there",
                    "Put texts together with +, and what is to be done with them behind |");
        }
        return expression;
    }

    private Expression term(Cursor text) throws Unmappable {
        if (text.sees('"')) {
            return new Terms.Constant(text.quoted());
        }
        if (text.sees('$')) {
            usesPaths = true;
            JsonPath path = text.path();
            return new Terms.Path(path);
        }
        String word = text.word();
        if (!word.equals("column")) {
            throw new Unmappable(
                    "'" + Quoted.of(word) + "' is nothing that gives a value",
                    "Write a \"text\", column \"its name\", column 3, or a JSONPath such as $.order.id");
        }
        usesColumns = true;
        return text.sees('"') ? new Terms.NamedColumn(text.quoted().strip()) : new Terms.NumberedColumn(text.number());
    }

    private Plan plan() throws Unmappable {
        Plan.Shape shape = "json".equals(settings.get("format")) || (usesPaths && !settings.containsKey("format"))
                ? Plan.Shape.JSON
                : Plan.Shape.CSV;
        if (shape == Plan.Shape.JSON ? usesColumns : usesPaths) {
            throw new Unmappable(
                    "the mapping is for " + shape.name().toLowerCase(java.util.Locale.ROOT) + " and has "
                            + (usesColumns ? "a column" : "a JSONPath"),
                    "Columns are of csv and JSONPaths of json; a mapping is for one of them");
        }
        if (!fields.containsKey(JobField.KIND)) {
            throw new Unmappable(
                    "nothing gives the field kind, which a job must have",
                    "Add kind = \"ORDER\", \"TICKET\" or \"ALARM_RESPONSE\", or an expression");
        }
        boolean header = !"no".equals(settings.get("header"));
        for (Expression field : fields.values()) {
            if (!header && !field.columns().isEmpty()) {
                throw new Unmappable(
                        "without a header, column \""
                                + field.columns().iterator().next() + "\" has no name",
                        "Number the columns: column 3; or set header: yes");
            }
        }
        String separator = settings.get("separator");
        return new Plan(
                shape,
                Optional.ofNullable(separator).map(one -> one.equals("tab") ? '\t' : one.charAt(0)),
                settings.getOrDefault("quote", "\"").charAt(0),
                header,
                "yes".equals(settings.get("short-rows")),
                names(settings.getOrDefault("records", "$")),
                fields);
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.replace("[*]", "").split("\\.")).skip(1).toList();
    }
}
