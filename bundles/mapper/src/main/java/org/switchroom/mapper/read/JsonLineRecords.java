package org.switchroom.mapper.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.Quoted;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapper.read.LineReader.Line;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;

/** One record of JSON a line; a broken one costs its own line only. */
public final class JsonLineRecords implements Records {
    private static final String ONE_OBJECT = "Send one whole object of JSON a line";

    private final InputStream bytes;
    private final LineReader lines;
    private final RecordMaker maker;
    private long number;

    private JsonLineRecords(InputStream bytes, LineReader lines, RecordMaker maker) {
        this.bytes = bytes;
        this.lines = lines;
        this.maker = maker;
    }

    public static Answer<Records> open(
            InputStream bytes, Charset charset, Optional<Plan> plan, int version, Finder finder) throws IOException {
        return Answer.done(new JsonLineRecords(
                bytes, new LineReader(Reading.text(bytes, charset)), new RecordMaker(plan, version, finder)));
    }

    @Override
    public Optional<Mapped> next() throws IOException {
        Optional<Line> line = line();
        return line.isEmpty() ? Optional.empty() : Optional.of(mapped(line.get()));
    }

    private Optional<Line> line() throws IOException {
        Optional<Line> line = lines.next();
        while (line.isPresent() && line.get().text().isBlank() && !line.get().cut()) {
            line = lines.next();
        }
        if (line.isPresent()) {
            number++;
        }
        return line;
    }

    private Mapped mapped(Line line) throws IOException {
        Optional<Problem> unreadable = Reading.unreadable(line.text());
        if (unreadable.isPresent()) {
            return Reading.bad(number, line.number(), line::text, unreadable.get());
        }
        try {
            if (line.cut()) {
                throw new Unmappable(
                        "the line has more than " + LineReader.LONGEST + " characters", "Send it as several records");
            }
            Mapped read = maker.mapped(number, line.number(), tree(line.text()));
            return new Mapped(read.record(), read.line(), line::text, read.fields());
        } catch (Unmappable wrong) {
            return Reading.bad(number, line.number(), line::text, wrong);
        }
    }

    private static Tree.Read tree(String text) throws IOException, Unmappable {
        try (JsonParser parser = Tree.JSON.createParser(text)) {
            return tree(parser);
        }
    }

    private static Tree.Read tree(JsonParser parser) throws IOException, Unmappable {
        try {
            if (parser.nextToken() == null) {
                throw new Unmappable("there is no value in the line", ONE_OBJECT);
            }
            Tree.Read tree = Tree.read(parser);
            if (parser.nextToken() != null) {
                throw new Unmappable("something stands behind the record", ONE_OBJECT);
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw new Unmappable(
                    "column " + parser.currentLocation().getColumnNr() + ": " + Quoted.of(broken.getOriginalMessage()),
                    ONE_OBJECT);
        }
    }

    @Override
    public long skip(long records) throws IOException {
        long skipped = 0;
        while (skipped < records && line().isPresent()) {
            skipped++;
        }
        return skipped;
    }

    @Override
    public Optional<String> heading() {
        return Optional.empty();
    }

    @Override
    public Optional<Problem> brokenOff() {
        return Optional.empty();
    }

    @Override
    public int mappingVersion() {
        return maker.version();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
