package org.switchroom.core.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.core.Chronicle;
import org.switchroom.core.Validities;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobKind;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.message.MessageId;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.Progress;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.sms.SmsTexts.SmsText;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

/**
 * The SMS that orders and tickets bring to the inspector and the occupant, who are not otherwise told: as the switches
 * 1539, 1580, 1581 and 2890 say. They read a ready text, never the job's details.
 */
public final class Courtesies {
    private final Journal journal;
    private final Chronicle chronicle;
    private final SwitchBook switches;
    private final SmsGate gate;
    private final TextBook texts;
    private final Validities validities;

    public Courtesies(
            Journal journal,
            Chronicle chronicle,
            SwitchBook switches,
            SmsGate gate,
            TextBook texts,
            Validities validities) {
        this.journal = journal;
        this.chronicle = chronicle;
        this.switches = switches;
        this.gate = gate;
        this.texts = texts;
        this.validities = validities;
    }

    /**
     * What follows when a job is sent to its provider.
     *
     * @param inspectorBySms what was chosen for this order; empty for what the switch says
     */
    public List<Row> dispatched(Job job, Map<PartyId, Party> parties, Optional<Boolean> inspectorBySms, Instant now) {
        List<Row> rows = new ArrayList<>();
        if (is(job, JobKind.ORDER)) {
            job.party(JobField.INSPECTOR).map(parties::get).ifPresent(inspector -> {
                if (inspectorBySms.orElseGet(() -> on(job, SwitchName.INSPECTOR))) {
                    rows.addAll(tell(job, parties, JobField.INSPECTOR, inspector, TextBook.TO_INSPECTOR, now));
                }
            });
            job.party(JobField.OCCUPANT).map(parties::get).ifPresent(occupant -> {
                if (on(job, SwitchName.OCCUPANT) && on(job, SwitchName.OCCUPANT_BY_SMS)) {
                    rows.addAll(tell(job, parties, JobField.OCCUPANT, occupant, TextBook.TO_OCCUPANT, now));
                }
            });
        }
        return rows;
    }

    /** What follows when a job is made. */
    public List<Row> created(Job job, Map<PartyId, Party> parties, Instant now) {
        Optional<Party> occupant =
                is(job, JobKind.TICKET) ? job.party(JobField.OCCUPANT).map(parties::get) : Optional.empty();
        return occupant.isPresent() && on(job, SwitchName.TICKET)
                ? tell(job, parties, JobField.OCCUPANT, occupant.get(), TextBook.OF_TICKET, now)
                : List.of();
    }

    private static boolean is(Job job, JobKind kind) {
        return job.field(JobField.KIND).equals(Optional.of(kind.name()));
    }

    private boolean on(Job job, SwitchName name) {
        return switches.known(job.tenant()).on(name);
    }

    private List<Row> tell(
            Job job, Map<PartyId, Party> parties, JobField role, Party party, String template, Instant now) {
        Optional<String> not = whyNot(job, party);
        if (not.isPresent()) {
            return List.of(story(job, Optional.empty(), role, party, "not told by SMS: " + not.get(), now));
        }
        StoredMessage message = message(job, parties, role, party, template, now);
        return List.of(
                new Row.NewMessage(message),
                story(job, Optional.of(message.id()), role, party, "told by SMS → queued", now));
    }

    private Optional<String> whyNot(Job job, Party party) {
        if (party.via().equals(MessageVia.NO_LINK)) {
            return Optional.of("MessageVia NO_LINK, nothing is sent to this party");
        }
        return party.mobile().isEmpty()
                ? Optional.of("no mobile number")
                : gate.closed(job.tenant()).map(problem -> problem.cause());
    }

    private StoredMessage message(
            Job job, Map<PartyId, Party> parties, JobField role, Party party, String template, Instant now) {
        Envelope envelope = new Envelope(
                new MessageId(journal.nextId()),
                job.tenant(),
                Optional.of(job.id()),
                Optional.of(party.id()),
                role.apiName(),
                new Content.Text("", words(job, parties, template)),
                job.priority(),
                "job:" + job.id() + "/" + party.id(),
                List.of(new Hop(Sms.CHANNEL, Address.phone(party.mobile().orElseThrow()))),
                WhenInDoubt.DEFAULT,
                List.of("switches of the SMS service, text " + template),
                Optional.empty(),
                now,
                now.plus(Validities.until(validities.job())));
        return new StoredMessage(envelope, Progress.fresh(now));
    }

    private String words(Job job, Map<PartyId, Party> parties, String template) {
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put("number", job.number());
        gaps.put("provider", name(job, parties, JobField.PROVIDER));
        gaps.put("location", name(job, parties, JobField.LOCATION));
        gaps.put("customer", name(job, parties, JobField.CUSTOMER));
        return TextBook.filled(
                texts.find(job.tenant(), template).map(SmsText::text).orElse("Order {number}"), gaps);
    }

    private static String name(Job job, Map<PartyId, Party> parties, JobField role) {
        return job.party(role).map(parties::get).map(Party::name).orElse("");
    }

    private Row story(Job job, Optional<MessageId> message, JobField role, Party party, String text, Instant now) {
        return chronicle.row(
                job.tenant(),
                Optional.of(job.id()),
                message,
                now,
                Chronicle.SWITCHROOM,
                TimelineEntry.Kind.DECIDED,
                role.apiName() + " is " + party.name() + ", " + text);
    }
}
