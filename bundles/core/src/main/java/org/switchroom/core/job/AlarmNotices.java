package org.switchroom.core.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.core.Chronicle;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.core.routing.Situation;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.message.Priority;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Leg;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/**
 * Tells parties of a panel's event, beside its central station: those whose account number is the account at the
 * station, where a rule asks for the occasion {@code alarm}. The rules see the event as a job of kind ALARM_RESPONSE with
 * its code as alarm status. Blocks on the database when there is such a rule.
 */
public final class AlarmNotices {
    private static final int MOST_PARTIES = 200;

    /**
     * What is told.
     *
     * @param tenant the dealer's
     * @param account at the central station
     * @param code of Contact ID
     */
    public record Said(String tenant, String account, String code, Priority priority, Content.Text words) {}

    private final Journal journal;
    private final Chronicle chronicle;
    private final RoutingNow routing;

    public AlarmNotices(Journal journal, Chronicle chronicle, RoutingNow routing) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.routing = routing;
    }

    /** False when no rule asks for alarms: then nobody is told, whoever it is. */
    public boolean anybody() {
        return routing.rules().get().asksFor(Occasion.ALARM);
    }

    /**
     * Messages, and why.
     *
     * @param station the message that goes to the station; its story tells of these
     */
    public List<Row> rows(Said said, MessageId station, Instant now) {
        RuleSet inForce = routing.rules().get();
        List<Row> rows = new ArrayList<>();
        if (inForce.asksFor(Occasion.ALARM)) {
            for (Situation situation : situations(said, now)) {
                Decision decision = routing.router().decide(inForce, situation);
                List<StoredMessage> messages = decision instanceof Decision.Send send
                        ? messages(said, situation.party(), send, now)
                        : List.of();
                String why = String.join("; ", decision.why());
                rows.add(story(
                        said,
                        station,
                        now,
                        "beside the station: " + why
                                + (messages.isEmpty() ? " → not sent" : " → " + messages.size() + " queued")));
                for (StoredMessage message : messages) {
                    rows.add(new Row.NewMessage(message));
                    rows.add(story(said, message.id(), now, why + " → queued; the station's is message " + station));
                }
            }
        }
        return rows;
    }

    private Row story(Said said, MessageId message, Instant now, String text) {
        return chronicle.ofMessage(
                said.tenant(), Optional.empty(), message, now, Chronicle.SWITCHROOM, TimelineEntry.Kind.DECIDED, text);
    }

    /** For each party that could be told the decision as it would be made. Sends nothing. */
    public List<Explanation> explain(Said said, Instant at, Caller asking) {
        RuleSet inForce = routing.rules().get();
        return situations(said, at).stream()
                .map(situation -> routing.router().explain(inForce, situation, routing.ways(), asking))
                .toList();
    }

    private List<Situation> situations(Said said, Instant at) {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        fields.put(JobField.KIND, JobKind.ALARM_RESPONSE.name());
        fields.put(JobField.NUMBER, said.account());
        fields.put(JobField.PRIORITY, said.priority().name());
        fields.put(JobField.ALARM_STATUS, said.code());
        Job job = new Job(
                new JobId(journal.nextId()),
                said.tenant(),
                JobState.ACTIVE,
                fields,
                Optional.empty(),
                0,
                1,
                Chronicle.SWITCHROOM,
                at,
                at);
        return journal
                .parties(
                        List.of(said.tenant()),
                        new Parties.Filter(
                                Optional.empty(), Optional.of(said.account()), Optional.empty(), MOST_PARTIES))
                .items()
                .stream()
                .filter(party -> party.accountNumber()
                        .filter(said.account()::equalsIgnoreCase)
                        .isPresent())
                .map(party -> routing.situation(job, role(party), party, Occasion.ALARM, at))
                .toList();
    }

    private static JobField role(Party party) {
        return switch (party.kind()) {
            case ALARM_COMPANY -> JobField.ALARM_COMPANY;
            case SERVICE_PROVIDER -> JobField.PROVIDER;
            case CUSTOMER, LOCATION, PERSON -> JobField.CUSTOMER;
        };
    }

    private List<StoredMessage> messages(Said said, Party party, Decision.Send send, Instant now) {
        List<StoredMessage> messages = new ArrayList<>();
        for (Leg leg : send.legs()) {
            Envelope envelope = new Envelope(
                    new MessageId(journal.nextId()),
                    said.tenant(),
                    Optional.empty(),
                    Optional.of(party.id()),
                    role(party).apiName(),
                    said.words(),
                    said.priority(),
                    "alarm-told:" + said.account() + "/" + party.id() + "/" + (messages.size() + 1),
                    leg.inOrder(),
                    leg.whenInDoubt(),
                    send.why(),
                    Optional.empty(),
                    now,
                    now.plus(leg.validity()));
            messages.add(Notices.ofLeg(envelope, leg, now));
        }
        return messages;
    }
}
