package org.switchroom.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.answer.Page;
import org.switchroom.job.FieldChange;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.Jobs;
import org.switchroom.journal.row.JobChangeRow;
import org.switchroom.journal.row.JobRow;
import org.switchroom.journal.row.PartyRow;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;

/** Reads of jobs, their change log, and the parties they speak of. */
final class JobReads {
    private static final String LIKE = " like :text escape '!'";

    private final Database database;

    JobReads(Database database) {
        this.database = database;
    }

    Optional<Job> job(JobId id) {
        return database.read(session -> Optional.ofNullable(session.get(JobRow.class, id.value())))
                .map(JobRow::job);
    }

    Page<Job> jobs(Collection<String> tenants, Jobs.Filter filter) {
        TextSearch text = TextSearch.of(filter.text());
        return new Keyset<Job>(
                        job -> job.id().value(),
                        (tenant, below, max) -> jobs(tenant, below, max, filter, text),
                        job -> text.matches(
                                Optional.of(job.number()), job.field(JobField.SITE_CODE), job.field(JobField.NOTES)))
                .page(tenants, filter.after(), filter.limit());
    }

    private List<Job> jobs(String tenant, long below, int max, Jobs.Filter filter, TextSearch text) {
        Map<String, Object> equal = new LinkedHashMap<>();
        equal.put("tenant", tenant);
        filter.state().ifPresent(state -> equal.put("state", state.name()));
        Query<JobRow> query = new Query<>(JobRow.class)
                .from(database.dialect(), equal, "<", below)
                .and(filter.kind(), "r.kind = :kind", "kind", Enum::name)
                .and(filter.number(), "r.number = :number", "number", number -> number)
                .and(
                        text.wanted(),
                        "(lower(r.number)" + LIKE + " or lower(r.siteCode)" + LIKE + " or lower(r.notes)" + LIKE + ")",
                        "text",
                        words -> text.pattern());
        if (filter.attention()) {
            query.and("r.attentionCause is not null");
        }
        String order =
                filter.state().isPresent() ? "r.tenant desc, r.state desc, r.id desc" : "r.tenant desc, r.id desc";
        return database.read(session -> query.list(session, order, max)).stream()
                .map(JobRow::job)
                .toList();
    }

    List<FieldChange> changes(JobId job) {
        return database
                .read(session -> session.createSelectionQuery(
                                "from JobChangeRow r where r.job = :job order by r.revision, r.id", JobChangeRow.class)
                        .setParameter("job", job.value())
                        .getResultList())
                .stream()
                .map(JobChangeRow::change)
                .toList();
    }

    Optional<Party> party(PartyId id) {
        return database.read(session -> Optional.ofNullable(session.get(PartyRow.class, id.value())))
                .map(PartyRow::party);
    }

    Map<PartyId, Party> parties(Collection<PartyId> ids) {
        Map<PartyId, Party> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            database
                    .read(session -> session.createSelectionQuery("from PartyRow r where r.id in :ids", PartyRow.class)
                            .setParameter(
                                    "ids",
                                    ids.stream().map(PartyId::value).distinct().toList())
                            .getResultList())
                    .stream()
                    .map(PartyRow::party)
                    .forEach(party -> found.put(party.id(), party));
        }
        return found;
    }

    Page<Party> parties(Collection<String> tenants, Parties.Filter filter) {
        TextSearch text = TextSearch.of(filter.text());
        return new Keyset<Party>(
                        party -> party.id().value(),
                        (tenant, below, max) -> parties(tenant, below, max, filter, text),
                        party -> text.matches(
                                Optional.of(party.name()),
                                party.accountNumber(),
                                party.siteCode(),
                                party.email(),
                                party.mobile(),
                                party.phone(),
                                party.address()))
                .page(tenants, filter.after(), filter.limit());
    }

    private List<Party> parties(String tenant, long below, int max, Parties.Filter filter, TextSearch text) {
        Query<PartyRow> query = new Query<>(PartyRow.class)
                .from(database.dialect(), Map.of("tenant", tenant), "<", below)
                .and(filter.kind(), "r.kind = :kind", "kind", Enum::name)
                .and(
                        text.wanted(),
                        "(lower(r.name)" + LIKE + " or lower(r.accountNumber)" + LIKE + " or lower(r.siteCode)" + LIKE
                                + " or lower(r.email)" + LIKE + " or lower(r.mobile)" + LIKE + " or lower(r.phone)"
                                + LIKE + " or lower(r.address)" + LIKE + ")",
                        "text",
                        words -> text.pattern());
        return database.read(session -> query.list(session, "r.tenant desc, r.id desc", max)).stream()
                .map(PartyRow::party)
                .toList();
    }
}
