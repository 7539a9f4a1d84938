package org.switchroom.mapper.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.Quoted;
import org.switchroom.mapping.Mapped;
import org.switchroom.mapping.Records;

/** JSON as records. Where it is broken nobody can tell where the next record would begin, so it ends there. */
public final class JsonRecords implements Records {
    private final InputStream bytes;
    private final RecordMaker maker;
    private final JsonParser parser;
    private final Elements elements;
    private long number;
    private Optional<Problem> brokenOff = Optional.empty();

    private JsonRecords(InputStream bytes, RecordMaker maker, JsonParser parser, List<String> way) {
        this.bytes = bytes;
        this.maker = maker;
        this.parser = parser;
        this.elements = new Elements(parser, way);
    }

    public static Answer<Records> open(
            InputStream bytes, Charset charset, Optional<Plan> plan, int version, Finder finder) throws IOException {
        JsonParser parser = Tree.JSON.createParser(Reading.text(bytes, charset));
        return Answer.done(new JsonRecords(
                bytes,
                new RecordMaker(plan, version, finder),
                parser,
                plan.map(Plan::records).orElse(List.of())));
    }

    @Override
    public Optional<Mapped> next() throws IOException {
        return read(true).map(element -> maker.mapped(number, element.line(), element.tree()));
    }

    private Optional<Elements.Element> read(boolean keep) throws IOException {
        if (brokenOff.isPresent()) {
            return Optional.empty();
        }
        try {
            Optional<Elements.Element> element = elements.next(keep);
            if (element.isPresent()) {
                number++;
            }
            return element;
        } catch (JsonProcessingException | Elements.NotThere broken) {
            brokenOff = Optional.of(problem(broken));
            return Optional.empty();
        }
    }

    private Problem problem(IOException broken) {
        String what = broken instanceof JsonProcessingException json ? json.getOriginalMessage() : broken.getMessage();
        var where = parser.currentLocation();
        return Problem.of(
                Problem.Kind.MALFORMED,
                "line " + where.getLineNr() + ", column " + where.getColumnNr() + ": " + Quoted.of(what)
                        + "; nothing behind it was read",
                "Correct it there, and send the records from number " + (number + 1) + " on again");
    }

    @Override
    public long skip(long records) throws IOException {
        long skipped = 0;
        while (skipped < records && read(false).isPresent()) {
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
        return brokenOff;
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
