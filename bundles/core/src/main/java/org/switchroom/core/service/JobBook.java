package org.switchroom.core.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.switchroom.access.Tenant;
import org.switchroom.core.KeyLines;
import org.switchroom.service.ServiceJob;
import org.switchroom.store.DocumentName;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Journal;

/**
 * The service jobs. Each is a document whose versions are its history; removed is the empty one. The job Service SMS is
 * always there, as delivered until somebody changes it.
 */
public final class JobBook {
    /** The id of the job that can not be removed. */
    public static final String SYSTEM = "service-sms";

    private static final String KIND = "service-job";
    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Page(List<ServiceJob> jobs, Instant until) {}

    private final Journal journal;
    private final Clock clock;
    private volatile Page page = new Page(List.of(), Instant.MIN);

    public JobBook(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    static DocumentName document(String id) {
        return new DocumentName(KIND, Optional.empty(), id);
    }

    /** As they were two seconds ago at the earliest. */
    public List<ServiceJob> all() {
        Page known = page;
        return clock.instant().isBefore(known.until) ? known.jobs : read();
    }

    /** As they are. Blocks on the database. */
    List<ServiceJob> read() {
        List<ServiceJob> jobs = new ArrayList<>();
        for (DocumentVersion version : journal.documents(KIND)) {
            if (!version.text().isEmpty()) {
                jobs.add(job(version));
            }
        }
        if (jobs.stream().noneMatch(job -> job.id().equals(SYSTEM))) {
            jobs.add(0, asDelivered());
        }
        page = new Page(List.copyOf(jobs), clock.instant().plus(FRESH));
        return jobs;
    }

    Optional<ServiceJob> find(String id) {
        return read().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    void forget() {
        page = new Page(List.of(), Instant.MIN);
    }

    private ServiceJob job(DocumentVersion version) {
        String id = version.document().name();
        ServiceJob.Stamp created = id.equals(SYSTEM)
                ? asDelivered().created()
                : stamp(journal.document(version.document(), 1).orElse(version));
        return JobLines.job(id, KeyLines.read(version.text()), version.version(), created, stamp(version));
    }

    private static ServiceJob.Stamp stamp(DocumentVersion version) {
        return new ServiceJob.Stamp(version.actor(), version.at());
    }

    private ServiceJob asDelivered() {
        Instant firstStart = journal.tenants().stream()
                .filter(tenant -> tenant.id().equals(Tenant.MAIN))
                .map(Tenant::createdAt)
                .findFirst()
                .orElse(Instant.EPOCH);
        ServiceJob.Stamp delivered = new ServiceJob.Stamp("switchroom", firstStart);
        return fresh(SYSTEM, Kinds.SMS, "Service SMS", true, delivered);
    }

    /** A job of which nothing but its kind and name was said. */
    static ServiceJob fresh(String id, String kind, String name, boolean system, ServiceJob.Stamp made) {
        return new ServiceJob(
                id,
                kind,
                true,
                ServiceJob.LogKind.ERRORS_ONLY,
                name,
                "",
                "",
                LocalDate.of(2019, 1, 1),
                LocalDate.of(2099, 12, 31),
                List.of(),
                List.of(),
                system,
                "every 5 min",
                false,
                0,
                made,
                made);
    }
}
