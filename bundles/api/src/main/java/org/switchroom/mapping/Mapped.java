package org.switchroom.mapping;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;

/**
 * What became of one record.
 *
 * @param record counts from 1; a header and empty lines do not count. The same content, read by the same version of a
 *     mapping, numbers its records in the same way
 * @param line in which the record begins, from 1
 * @param original the record as it was sent; of JSON, on one line. May be shortened when it is longer than a record may be
 * @param fields by API name, for {@link org.switchroom.job.Jobs#create}; or what is wrong with the record
 */
public record Mapped(long record, long line, Supplier<String> original, Answer<Map<String, String>> fields) {
    public Mapped {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(fields, "fields");
    }
}
