package org.switchroom.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.answer.Page;
import org.switchroom.core.job.Notices;
import org.switchroom.core.party.PartyBook;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.core.routing.Situation;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobState;
import org.switchroom.job.Jobs;
import org.switchroom.message.Content;
import org.switchroom.outbox.Envelope;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Decision;
import org.switchroom.rule.Rules.Difference;
import org.switchroom.rule.Rules.Replay;
import org.switchroom.store.Journal;

/**
 * Recorded jobs, decided once more by two sets of rules. A message that was made shows the job as it was then; where
 * none was made, the job as it stands serves. Parties and transports are those of today. One thread.
 */
final class Rerun {
    private static final int MOST_JOBS = 20_000;
    private static final int MOST_DIFFERENCES = 200;
    private static final int PAGE = 200;

    private final Journal journal;
    private final PartyBook parties;
    private final RoutingNow routing;
    private final RuleSet inForce;
    private final RuleSet candidate;

    private int jobs;
    private int decisions;
    private int changed;
    private final List<Difference> differences = new ArrayList<>();

    Rerun(Journal journal, PartyBook parties, RoutingNow routing, RuleSet candidate) {
        this.journal = journal;
        this.parties = parties;
        this.routing = routing;
        this.inForce = routing.rules().get();
        this.candidate = candidate;
    }

    Replay of(List<String> tenants, Instant since) {
        Optional<String> after = Optional.empty();
        do {
            Jobs.Filter filter = new Jobs.Filter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, after, PAGE);
            Page<Job> page = journal.jobs(tenants, filter);
            for (Job job : page.items()) {
                if (job.createdAt().isBefore(since)) {
                    return answer(true);
                }
                jobs++;
                decide(job);
            }
            after = page.next();
        } while (after.isPresent() && jobs < MOST_JOBS);
        return answer(after.isEmpty());
    }

    private Replay answer(boolean complete) {
        return new Replay(jobs, decisions, changed, complete, differences);
    }

    /** One decision: legs of the same moment are one. */
    private record Moment(JobField role, boolean update, Instant at) {}

    private void decide(Job job) {
        Map<Moment, Job> moments = new LinkedHashMap<>();
        for (JobField role : Notices.COPIED_IN) {
            if (job.party(role).isPresent()) {
                moments.put(new Moment(role, false, job.createdAt()), job);
            }
        }
        if (job.party(JobField.PROVIDER).isPresent() && job.state() != JobState.ACTIVE) {
            moments.put(new Moment(JobField.PROVIDER, false, job.createdAt()), job);
        }
        for (StoredMessage message : journal.messagesOf(job.id())) {
            Envelope envelope = message.envelope();
            Optional<JobField> role = JobField.byApiName(envelope.role()).filter(Notices.TOLD::contains);
            if (role.isPresent()
                    && envelope.resendOf().isEmpty()
                    && envelope.content() instanceof Content.Job content) {
                if (!content.update()) {
                    moments.keySet().removeIf(known -> known.role() == role.get() && !known.update());
                }
                moments.put(new Moment(role.get(), content.update(), envelope.createdAt()), asItWas(job, content));
            }
        }
        Map<PartyId, Party> known = parties.find(moments.entrySet().stream()
                .flatMap(one -> one.getValue().party(one.getKey().role()).stream())
                .toList());
        moments.forEach((moment, then) ->
                then.party(moment.role()).map(known::get).ifPresent(party -> compare(then, moment, party)));
    }

    private static Job asItWas(Job job, Content.Job content) {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        // a message names parties by their names; whom the job names now serves
        content.fields().forEach((name, value) -> JobField.byApiName(name)
                .ifPresent(field -> fields.put(
                        field,
                        field.type() == JobField.Type.PARTY ? job.fields().getOrDefault(field, value) : value)));
        for (JobField needed : List.of(JobField.KIND, JobField.NUMBER, JobField.PRIORITY)) {
            fields.putIfAbsent(needed, job.fields().get(needed));
        }
        return new Job(
                job.id(),
                job.tenant(),
                Optional.ofNullable(content.fields().get("state"))
                        .map(JobState::valueOf)
                        .orElse(job.state()),
                fields,
                job.attention(),
                job.unsentChanges(),
                job.revision(),
                job.createdBy(),
                job.createdAt(),
                job.changedAt());
    }

    private void compare(Job job, Moment moment, Party party) {
        decisions++;
        Situation situation = routing.situation(job, moment.role(), party, Occasion.of(moment.update()), moment.at());
        String before = words(routing.router().decide(inForce, situation));
        String after = words(routing.router().decide(candidate, situation));
        if (before.equals(after)) {
            return;
        }
        changed++;
        if (differences.size() < MOST_DIFFERENCES) {
            differences.add(new Difference(
                    job.id(),
                    job.number(),
                    moment.role().apiName(),
                    party.name(),
                    moment.update(),
                    moment.at(),
                    before,
                    after));
        }
    }

    /** What follows from a decision, not which rule made it: another name for the same way is no difference. */
    private static String words(Decision decision) {
        if (decision instanceof Decision.Reject reject) {
            return "rejected: " + reject.reason().text();
        } else if (decision instanceof Decision.Send send) {
            return send.legs().stream()
                    .map(leg -> leg.inOrder().stream()
                                    .map(hop -> hop.channel())
                                    .distinct()
                                    .collect(Collectors.joining(" else "))
                            + " for " + leg.validity().toMinutes() + " min, in doubt "
                            + leg.whenInDoubt().choice() + " after "
                            + leg.whenInDoubt().after().toSeconds() + " s"
                            + leg.hold().map(why -> ", held: " + why).orElse(""))
                    .collect(Collectors.joining("; also "));
        }
        return "nobody is told";
    }
}
