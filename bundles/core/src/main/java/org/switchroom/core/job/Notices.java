package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.core.Chronicle;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Leg;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/** Who is told of a job, by which way and why: decisions turned into rows of the same entry as the job itself. */
public final class Notices {
    /** Copied in from creation on (SN-052, SN-053); the provider only from dispatch on (SN-054). */
    public static final List<JobField> COPIED_IN = List.of(JobField.CUSTOMER, JobField.ALARM_COMPANY);

    /** Everybody who is ever told of a job. */
    public static final List<JobField> TOLD = List.of(JobField.CUSTOMER, JobField.ALARM_COMPANY, JobField.PROVIDER);

    private final Journal journal;
    private final Chronicle chronicle;
    private final RoutingNow routing;

    public Notices(Journal journal, Chronicle chronicle, RoutingNow routing) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.routing = routing;
    }

    /** Asks the rules, writes nothing. */
    Decision decide(Job job, Party party, JobField role, Occasion occasion, Instant now) {
        return routing.router().decide(routing.rules().get(), routing.situation(job, role, party, occasion, now));
    }

    /**
     * The rows that follow from a decision: always why, and the messages if there are any.
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
        List<StoredMessage> messages = decision instanceof Decision.Send send
                ? messages(job, party, parties, role, occasion, send, now)
                : List.of();
        List<Row> rows = new ArrayList<>();
        messages.forEach(message -> rows.add(new Row.NewMessage(message)));
        rows.add(chronicle.row(
                job.tenant(),
                Optional.of(job.id()),
                messages.stream().findFirst().map(StoredMessage::id),
                now,
                Chronicle.SWITCHROOM,
                TimelineEntry.Kind.DECIDED,
                String.join("; ", decision.why()) + " → " + outcome(decision, messages.size())));
        messages.stream()
                .filter(message -> message.state() == MessageState.HELD)
                .forEach(message -> rows.add(held(message, now)));
        return rows;
    }

    private static String outcome(Decision decision, int messages) {
        if (decision instanceof Decision.Reject reject) {
            return "not sent: " + reject.reason().text();
        }
        return switch (messages) {
            case 0 -> "not sent, as wished";
            case 1 -> "queued";
            default -> messages + " messages queued";
        };
    }

    private Row held(StoredMessage message, Instant now) {
        return chronicle.ofMessage(
                message.envelope().tenant(),
                message.envelope().job(),
                message.id(),
                now,
                Chronicle.SWITCHROOM,
                TimelineEntry.Kind.HELD,
                "held by a rule: " + message.progress().reason().orElseThrow().text()
                        + "; a person has to release it until "
                        + message.envelope().expiresAt());
    }

    /** Rows for everybody in these roles that the job names. */
    List<Row> tell(Job job, Map<PartyId, Party> parties, List<JobField> roles, Occasion occasion, Instant now) {
        List<Row> rows = new ArrayList<>();
        for (JobField role : roles) {
            job.party(role).map(parties::get).ifPresent(party -> {
                Decision decision = decide(job, party, role, occasion, now);
                rows.addAll(rows(job, party, parties, role, occasion, decision, now));
            });
        }
        return rows;
    }

    /** One for each leg, in a lane of its own: a copy by mail does not wait for the SMS. */
    private List<StoredMessage> messages(
            Job job,
            Party party,
            Map<PartyId, Party> parties,
            JobField role,
            Occasion occasion,
            Decision.Send send,
            Instant now) {
        List<StoredMessage> messages = new ArrayList<>();
        String lane = "job:" + job.id() + "/" + party.id();
        for (Leg leg : send.legs()) {
            Envelope envelope = new Envelope(
                    new MessageId(journal.nextId()),
                    job.tenant(),
                    Optional.of(job.id()),
                    Optional.of(party.id()),
                    role.apiName(),
                    new Content.Job(job.number(), occasion == Occasion.UPDATE, visible(job, parties)),
                    job.priority(),
                    messages.isEmpty() ? lane : lane + "/" + (messages.size() + 1),
                    leg.inOrder(),
                    leg.whenInDoubt(),
                    send.why(),
                    Optional.empty(),
                    now,
                    now.plus(leg.validity()));
            messages.add(ofLeg(envelope, leg, now));
        }
        return messages;
    }

    /** A leg that a rule holds waits for a person, any other one goes at once. */
    static StoredMessage ofLeg(Envelope envelope, Leg leg, Instant now) {
        return new StoredMessage(
                envelope,
                leg.hold()
                        .map(why -> Progress.held(why, now, envelope.expiresAt()))
                        .orElseGet(() -> Progress.fresh(now)));
    }

    /**
     * What leaves the house: operational details only. {@link JobField} is the allow-list (SN-022). Parties by name: our
     * ids mean nothing to whom we write.
     */
    private static Map<String, String> visible(Job job, Map<PartyId, Party> parties) {
        Map<String, String> fields = new LinkedHashMap<>();
        job.fields()
                .forEach((field, value) -> fields.put(
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
