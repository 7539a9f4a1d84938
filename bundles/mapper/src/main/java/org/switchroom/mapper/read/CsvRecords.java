package org.switchroom.mapper.read;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.job.JobField;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.Quoted;
import org.switchroom.mapper.plan.Source;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapper.read.LineReader.Line;
import org.switchroom.mapper.read.RowSplitter.Row;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;
import org.switchroom.party.PartyKind;

/** Rows of CSV as records. */
public final class CsvRecords implements Records {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final InputStream bytes;
    private final Optional<Plan> plan;
    private final int version;
    private final Finder finder;
    private final RowSplitter rows;
    private final CsvRow splitting;
    private final Optional<String> heading;
    private final Map<String, Integer> columns;
    private long number;

    private CsvRecords(
            InputStream bytes,
            Optional<Plan> plan,
            int version,
            Finder finder,
            RowSplitter rows,
            CsvRow splitting,
            Optional<String> heading,
            Map<String, Integer> columns) {
        this.bytes = bytes;
        this.plan = plan;
        this.version = version;
        this.finder = finder;
        this.rows = rows;
        this.splitting = splitting;
        this.heading = heading;
        this.columns = columns;
    }

    /**
     * Reads the header.
     *
     * @param plan empty: the header's names are our fields
     */
    public static Answer<Records> open(
            InputStream bytes, Charset charset, Optional<Plan> plan, int version, Finder finder) throws IOException {
        LineReader lines = new LineReader(Reading.text(bytes, charset));
        char quote = plan.map(Plan::quote).orElse('"');
        char separator = plan.flatMap(Plan::separator).orElse(',');
        if (plan.flatMap(Plan::separator).isEmpty()) {
            Optional<Line> first = lines.next();
            separator = first.map(line -> mostFrequent(line.text())).orElse(',');
            first.ifPresent(lines::giveBack);
        }
        RowSplitter rows = new RowSplitter(lines, separator, quote);
        CsvRow splitting = new CsvRow(separator, quote);
        Optional<String> heading = Optional.empty();
        Map<String, Integer> columns = Map.of();
        if (plan.map(Plan::header).orElse(true)) {
            Optional<Row> row = rows.next();
            try {
                columns = header(row, splitting);
                check(columns, plan);
            } catch (Unmappable wrong) {
                return Answer.refused(Problem.of(
                        Problem.Kind.INVALID,
                        row.map(found -> "line " + found.line() + ": ").orElse("") + wrong.getMessage(),
                        wrong.nextStep()));
            }
            heading = row.map(Row::text);
        }
        return Answer.done(new CsvRecords(bytes, plan, version, finder, rows, splitting, heading, columns));
    }

    private static char mostFrequent(String line) {
        char best = ',';
        long most = 0;
        for (char one : SEPARATORS) {
            long count = line.chars().filter(c -> c == one).count();
            if (count > most) {
                most = count;
                best = one;
            }
        }
        return best;
    }

    private static Map<String, Integer> header(Optional<Row> row, CsvRow splitting) throws Unmappable {
        if (row.isEmpty()) {
            throw new Unmappable("the content is empty, a header was expected", "Send a header and rows");
        }
        if (row.get().wrong().isPresent()) {
            throw new Unmappable(row.get().wrong().get(), "Correct the header");
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> names = splitting.values(row.get().text());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            if (!name.isEmpty() && columns.put(name, i) != null) {
                throw new Unmappable(
                        "the header has the column '" + Quoted.of(name) + "' twice", "Give every column its own name");
            }
            if (name.isEmpty()) {
                columns.put(" " + i, i); // counts, and can not be named
            }
        }
        return columns;
    }

    private static void check(Map<String, Integer> columns, Optional<Plan> plan) throws Unmappable {
        for (String needed : plan.map(Plan::columns).orElse(java.util.Set.of())) {
            if (!columns.containsKey(needed)) {
                throw new Unmappable(
                        "there is no column '" + Quoted.of(needed) + "'; the header has "
                                + Quoted.of(String.join(", ", columns.keySet())),
                        "Send the column, or name another one in the mapping; see the separator, too");
            }
        }
        if (plan.isEmpty()) {
            for (String name : columns.keySet()) {
                if (JobField.byApiName(name).isEmpty()) {
                    throw new Unmappable(
                            "a job has no field '" + Quoted.of(name) + "'",
                            "Name the columns as the fields are named, or use a mapping");
                }
            }
        }
    }

    @Override
    public Optional<Mapped> next() throws IOException {
        Optional<Row> row = rows.next();
        return row.isEmpty() ? Optional.empty() : Optional.of(mapped(row.get()));
    }

    private Mapped mapped(Row row) {
        number++;
        Optional<Problem> unreadable = Reading.unreadable(row.text());
        if (unreadable.isPresent()) {
            return Reading.bad(number, row.line(), row::text, unreadable.get());
        }
        try {
            if (row.wrong().isPresent()) {
                throw new Unmappable(row.wrong().get(), "Close the quote, or double it where it is part of the value");
            }
            List<String> values = splitting.values(row.text());
            checkCount(values.size());
            Cells cells = new Cells(values);
            return new Mapped(
                    number,
                    row.line(),
                    row::text,
                    plan.map(known -> known.map(cells)).orElseGet(() -> Answer.done(byName(values))));
        } catch (Unmappable wrong) {
            return Reading.bad(number, row.line(), row::text, wrong);
        }
    }

    private void checkCount(int values) throws Unmappable {
        boolean mayBeShort = plan.map(Plan::shortRows).orElse(false);
        if (!columns.isEmpty() && (values > columns.size() || (values < columns.size() && !mayBeShort))) {
            throw new Unmappable(
                    "the row has " + values + " values, the header " + columns.size(),
                    values > columns.size()
                            ? "Put values that have the separator in them in quotes"
                            : "Send the row whole, or set short-rows: yes in the mapping");
        }
    }

    private Map<String, String> byName(List<String> values) {
        Map<String, String> fields = new HashMap<>();
        columns.forEach((name, index) -> {
            String value = values.get(index).strip();
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    /** One row's values. */
    private final class Cells implements Source {
        private final List<String> values;

        Cells(List<String> values) {
            this.values = values;
        }

        @Override
        public List<String> column(String name) {
            return at(columns.get(name));
        }

        @Override
        public List<String> column(int position) {
            return at(position - 1);
        }

        private List<String> at(int index) {
            String value = index < values.size() ? values.get(index).strip() : "";
            return value.isEmpty() ? List.of() : List.of(value);
        }

        @Override
        public List<String> path(JsonPath path) {
            throw new IllegalStateException("a plan for csv has no JSONPath");
        }

        @Override
        public String party(PartyProperty property, Optional<PartyKind> kind, String value) throws Unmappable {
            return finder.party(property, kind, value);
        }
    }

    @Override
    public long skip(long records) throws IOException {
        long skipped = 0;
        while (skipped < records && rows.next().isPresent()) {
            skipped++;
        }
        number += skipped;
        return skipped;
    }

    @Override
    public Optional<String> heading() {
        return heading;
    }

    @Override
    public Optional<Problem> brokenOff() {
        return Optional.empty();
    }

    @Override
    public int mappingVersion() {
        return version;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
