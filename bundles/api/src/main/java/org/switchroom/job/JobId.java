package org.switchroom.job;

import java.util.Optional;
import org.switchroom.message.IdText;

/** One job; grows with time. */
public record JobId(long value) implements Comparable<JobId> {
    public JobId {
        if (value <= 0) {
            throw new IllegalArgumentException("JobId must be positive, was " + value);
        }
    }

    /** Empty when the text is not an id. */
    public static Optional<JobId> parse(String text) {
        var id = IdText.read(text);
        return id.isPresent() ? Optional.of(new JobId(id.getAsLong())) : Optional.empty();
    }

    @Override
    public int compareTo(JobId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return IdText.write(value);
    }
}
