package org.switchroom.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is done by the clock, as administrators keep it.
 *
 * @param id a text that says nothing; names need not be unique
 * @param kind what it does, by its {@link ServiceWork#kind}; set when it is made, and never changed
 * @param validFrom the first day on which it runs, in the house's time zone
 * @param validUntil the last one
 * @param errorMail who hears by mail when a run fails
 * @param tenants who may use it; empty for all
 * @param system true: it can not be removed
 * @param schedule as it was written, such as {@code every 5 min}
 * @param high started before others that are due at the same moment
 * @param version what a change must quote; 0 says that it is as delivered
 */
public record ServiceJob(
        String id,
        String kind,
        boolean active,
        LogKind logKind,
        String name,
        String description,
        String note,
        LocalDate validFrom,
        LocalDate validUntil,
        List<String> errorMail,
        List<String> tenants,
        boolean system,
        String schedule,
        boolean high,
        int version,
        Stamp created,
        Stamp changed) {
    /** What its runs leave in the log. */
    public enum LogKind {
        ERRORS_ONLY,
        COMPLETE
    }

    /** Who and when. */
    public record Stamp(String by, Instant at) {
        public Stamp {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * How its runs went.
     *
     * @param skipped how often it was due while it still ran
     */
    public record Runs(
            Optional<Instant> last,
            Optional<Duration> lastTook,
            long count,
            long withError,
            long skipped,
            Optional<String> lastError) {
        public static final Runs NONE = new Runs(Optional.empty(), Optional.empty(), 0, 0, 0, Optional.empty());
    }

    public ServiceJob {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        errorMail = List.copyOf(errorMail);
        tenants = List.copyOf(tenants);
    }

    /** True when the tenant may use it. */
    public boolean isFor(String tenant) {
        return tenants.isEmpty() || tenants.contains(tenant);
    }
}
