package org.switchroom.mapper.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.PlanText;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapping.Content.Format;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;

/** Content and plans, written in one line each. */
public final class Samples {
    /** Knows the party whose account number is A7. */
    public static final Finder FINDER = (property, kind, value) -> {
        if (value.equals("A7")) {
            return "0000000000007";
        }
        throw new Unmappable("there is no party whose " + property.apiName() + " is '" + value + "'", "Create it");
    };

    private Samples() {}

    public static Plan plan(String... lines) {
        return PlanText.read(String.join("\n", lines)).fold(plan -> plan, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    public static Answer<Records> open(Format format, Optional<Plan> plan, byte[] content, Charset charset) {
        var bytes = new ByteArrayInputStream(content);
        try {
            return switch (format) {
                case CSV -> CsvRecords.open(bytes, charset, plan, 1, FINDER);
                case JSON -> JsonRecords.open(bytes, charset, plan, 1, FINDER);
                case JSON_LINES -> JsonLineRecords.open(bytes, charset, plan, 1, FINDER);
            };
        } catch (IOException neverInMemory) {
            throw new AssertionError(neverInMemory);
        }
    }

    public static Records open(Format format, Optional<Plan> plan, String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return open(format, plan, content, StandardCharsets.UTF_8).fold(records -> records, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    public static String refusal(Format format, Optional<Plan> plan, String... lines) {
        byte[] content = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return open(format, plan, content, StandardCharsets.UTF_8).fold(records -> "opened", Problem::text);
    }

    public static List<Mapped> all(Records records) {
        List<Mapped> all = new ArrayList<>();
        try {
            for (Optional<Mapped> one = records.next(); one.isPresent(); one = records.next()) {
                all.add(one.get());
            }
        } catch (IOException neverInMemory) {
            throw new AssertionError(neverInMemory);
        }
        return all;
    }

    public static Map<String, String> fields(Mapped record) {
        return record.fields().fold(fields -> fields, problem -> {
            throw new AssertionError(problem.text());
        });
    }

    public static String wrong(Mapped record) {
        return record.fields().fold(fields -> "fine: " + fields, Problem::text);
    }
}
