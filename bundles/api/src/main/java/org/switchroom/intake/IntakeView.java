package org.switchroom.intake;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an intake is doing.
 *
 * @param name unique in the runtime, such as {@code file-north}
 * @param tenant whose jobs they become
 * @param source what it watches, for people; without user names and passwords
 * @param waiting files or mails that wait to be read, as far as it knows
 * @param taken records that became jobs, since it was started
 * @param rejected records that could not become jobs, since it was started
 * @param current what is being read and how far, such as {@code orders.csv, record 120}
 * @param trouble why nothing comes in at the moment, and what to do
 * @param lastTakenAt when the latest job came
 */
public record IntakeView(
        String name,
        Kind kind,
        String tenant,
        String source,
        long waiting,
        long taken,
        long rejected,
        Optional<String> current,
        Optional<String> trouble,
        Optional<Instant> lastTakenAt) {
    /** What sort of thing is watched. */
    public enum Kind {
        FILE,
        MAIL
    }

    public IntakeView {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(lastTakenAt, "lastTakenAt");
    }
}
