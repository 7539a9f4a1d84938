package org.switchroom.mapping;

import java.io.IOException;
import java.util.Optional;
import org.switchroom.answer.Problem;

/**
 * The records of some content, one after the other, with never more than one in memory. For one thread. Bad records are
 * answers; an {@link IOException} means that the content itself could not be read further.
 */
public interface Records extends AutoCloseable {
    /** The next record; empty at the end. */
    Optional<Mapped> next() throws IOException;

    /** Passes over so many records without mapping them; answers how many there were. */
    long skip(long records) throws IOException;

    /** The header as it was sent, where the content has one. */
    Optional<String> heading();

    /** After the end: why the rest could not be read, though there was more. Only JSON that is broken ends so. */
    Optional<Problem> brokenOff();

    /** The version of the mapping they are read by; 0 without a mapping. */
    int mappingVersion();

    /** Closes the content, too. */
    @Override
    void close() throws IOException;
}
