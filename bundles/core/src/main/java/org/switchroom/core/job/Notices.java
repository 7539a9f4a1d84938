package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.switchroom.core.Chronicle;
import org.switchroom.core.routing.MessageViaRule;
import org.switchroom.core.routing.Occasion;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Decision;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Who is told of a job, by which way and why: decisions turned into rows of the same entry as the job itself. */
public final class Notices {
    /** Copied in from creation on (SN-052, SN-053); the provider only from dispatch on (SN-054). */
    static final List<JobField> COPIED_IN = List.of(JobField.CUSTOMER, JobField.ALARM_COMPANY);

    private final Journal journal;
    private final Chronicle chronicle;
    private final MessageViaRule rule;
    private final Supplier<Map<String, Set<String>>> schemes;

    public Notices(
            Journal journal, Chronicle chronicle, MessageViaRule rule, Supplier<Map<String, Set<String>>> schemes) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.rule = rule;
        this.schemes = schemes;
    }

    /** Asks the rule, writes nothing. */
    Decision decide(Party party, JobField role, Occasion occasion) {
        return rule.decide(party, role.apiName(), occasion, schemes.get());
    }

    /**
     * The rows that follow from a decision: always why, and the message if there is one.
     *
     * @param parties those that the job names; the recipient reads their names
     */
    List<Row> rows(
            Job job,
            Party party,
            Map<PartyId, Party> parties,
            JobField role,
            Occasion occasion,
            Decision decision,
            Instant now) {
        List<Row> rows = new ArrayList<>();
        Optional<MessageId> message = Optional.empty();
        String outcome;
        if (decision instanceof Decision.Send send) {
            StoredMessage queued = message(job, party, parties, role, occasion, send, now);
            message = Optional.of(queued.id());
            rows.add(new Row.NewMessage(queued));
            outcome = "queued";
        } else if (decision instanceof Decision.Reject reject) {
            outcome = "not sent: " + reject.reason().text();
        } else {
            outcome = "not sent, as wished";
        }
        rows.add(chronicle.row(
                job.tenant(),
                Optional.of(job.id()),
                message,
                now,
                Chronicle.SWITCHROOM,
                TimelineEntry.Kind.DECIDED,
                String.join("; ", decision.why()) + " → " + outcome));
        return rows;
    }

    /** Rows for everybody in these roles that the job names. */
    List<Row> tell(Job job, Map<PartyId, Party> parties, List<JobField> roles, Occasion occasion, Instant now) {
        List<Row> rows = new ArrayList<>();
        for (JobField role : roles) {
            job.party(role)
                    .map(parties::get)
                    .ifPresent(
                            party -> rows.addAll(rows(
                                    job, party, parties, role, occasion, decide(party, role, occasion), now)));
        }
        return rows;
    }

    private StoredMessage message(
            Job job,
            Party party,
            Map<PartyId, Party> parties,
            JobField role,
            Occasion occasion,
            Decision.Send send,
            Instant now) {
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                job.tenant(),
                Optional.of(job.id()),
                Optional.of(party.id()),
                role.apiName(),
                new Content.Job(job.number(), occasion == Occasion.UPDATE, visible(job, parties)),
                job.priority(),
                "job:" + job.id() + "/" + party.id(),
                send.inOrder(),
                send.whenInDoubt(),
                send.why(),
                Optional.empty(),
                now,
                now.plus(send.validity()));
        return new StoredMessage(envelope, Progress.fresh(now));
    }

    /**
     * What leaves the house: operational details only. {@link JobField} is the allow-list (SN-022). Parties by name: our
     * ids mean nothing to whom we write.
     */
    private static Map<String, String> visible(Job job, Map<PartyId, Party> parties) {
        Map<String, String> fields = new LinkedHashMap<>();
        job.fields().forEach((field, value) -> fields.put(
                field.apiName(),
                job.party(field).map(parties::get).map(Notices::words).orElse(value)));
        fields.put("state", job.state().name());
        return fields;
    }

    private static String words(Party party) {
        return party.kind() == PartyKind.LOCATION && party.address().isPresent()
                ? party.name() + ", " + party.address().get()
                : party.name();
    }
}
