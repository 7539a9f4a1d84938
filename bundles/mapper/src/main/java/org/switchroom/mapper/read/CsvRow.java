package org.switchroom.mapper.read;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.switchroom.mapper.plan.Unmappable;

/** Takes one row of CSV apart. */
final class CsvRow {
    private static final CsvFactory CSV = new CsvFactory();

    private final CsvSchema schema;

    CsvRow(char separator, char quote) {
        schema = CsvSchema.emptySchema()
                .withColumnSeparator(separator)
                .withQuoteChar(quote)
                .withoutEscapeChar();
    }

    List<String> values(String row) throws Unmappable {
        List<String> values = new ArrayList<>();
        try (CsvParser parser = CSV.createParser(row)) {
            parser.setSchema(schema);
            int rows = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && ++rows > 1) {
                    throw misplaced("a value goes on in the next line without quotes");
                } else if (token.isScalarValue()) {
                    values.add(parser.getText());
                }
            }
        } catch (IOException malformed) {
            throw misplaced("a quote stands where none may be");
        }
        return values;
    }

    private static Unmappable misplaced(String what) {
        return new Unmappable(what, "Put values with quotes or line feeds in quotes, and double the quotes in them");
    }
}
