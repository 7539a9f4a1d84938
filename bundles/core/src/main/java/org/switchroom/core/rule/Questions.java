package org.switchroom.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.core.access.Permission;
import org.switchroom.core.job.JobFields;
import org.switchroom.core.job.Notices;
import org.switchroom.core.party.PartyBook;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.routing.RoutingNow;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobKind;
import org.switchroom.job.JobState;
import org.switchroom.message.Priority;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Explanation;
import org.switchroom.rule.Rules.Occurrence;
import org.switchroom.rule.Rules.Replay;
import org.switchroom.store.Journal;

/** Asks the router about jobs that are there, were there or might be there. Writes nothing; blocks on the database. */
public final class Questions {
    private final Journal journal;
    private final PartyBook parties;
    private final RoutingNow routing;

    public Questions(Journal journal, PartyBook parties, RoutingNow routing) {
        this.journal = journal;
        this.parties = parties;
        this.routing = routing;
    }

    Answer<List<Explanation>> explain(Caller caller, JobId id, Occurrence occurrence, Instant now) {
        return journal.job(id)
                .filter(job -> caller.mayActFor(job.tenant()))
                .map(job -> explain(caller, job, occurrence, now))
                .orElseGet(() -> Answer.refused(Permission.notFound("job", id)));
    }

    Answer<List<Explanation>> explain(Caller caller, Map<String, String> written, Occurrence occurrence, Instant now) {
        return JobFields.read(written)
                .fold(
                        fields -> {
                            Map<JobField, String> all = new EnumMap<>(JobField.class);
                            all.put(JobField.KIND, JobKind.ORDER.name());
                            all.put(JobField.NUMBER, "sample");
                            all.put(JobField.PRIORITY, Priority.ROUTINE.name());
                            fields.forEach((field, value) -> {
                                if (!value.isEmpty()) {
                                    all.put(field, value);
                                }
                            });
                            Job sample = new Job(
                                    new JobId(journal.nextId()),
                                    caller.tenant(),
                                    JobState.ACTIVE,
                                    all,
                                    Optional.empty(),
                                    0,
                                    1,
                                    caller.name(),
                                    now,
                                    now);
                            return explain(caller, sample, occurrence, now);
                        },
                        Answer::refused);
    }

    private Answer<List<Explanation>> explain(Caller caller, Job job, Occurrence occurrence, Instant now) {
        List<JobField> roles = new ArrayList<>();
        if (occurrence.role().isPresent()) {
            Optional<JobField> role =
                    JobField.byApiName(occurrence.role().get()).filter(Notices.TOLD::contains);
            if (role.isEmpty()) {
                return Answer.refused(Problem.field(
                        "role",
                        "nobody is told as '" + occurrence.role().get() + "'",
                        "Use one of: "
                                + String.join(
                                        ", ",
                                        Notices.TOLD.stream()
                                                .map(JobField::apiName)
                                                .toList())));
            }
            roles.add(role.get());
        } else {
            roles.addAll(Notices.TOLD);
        }
        Map<PartyId, Party> known = parties.find(
                roles.stream().flatMap(role -> job.party(role).stream()).toList());
        RuleSet inForce = routing.rules().get();
        List<Explanation> explanations = new ArrayList<>();
        for (JobField role : roles) {
            job.party(role)
                    .map(known::get)
                    .filter(party -> party.tenant().equals(job.tenant()))
                    .ifPresent(party -> explanations.add(routing.router()
                            .explain(
                                    inForce,
                                    routing.situation(
                                            job,
                                            role,
                                            party,
                                            Occasion.of(occurrence.update()),
                                            occurrence.at().orElse(now)),
                                    routing.ways(),
                                    caller)));
        }
        return explanations.isEmpty()
                ? Answer.refused(Problem.of(
                        Problem.Kind.CONFLICT,
                        "the job names no party of this tenant that could be told",
                        "Set one of: "
                                + String.join(
                                        ", ",
                                        Notices.TOLD.stream()
                                                .map(JobField::apiName)
                                                .toList())))
                : Answer.done(explanations);
    }

    Replay replay(Caller caller, Instant since, RuleSet candidate) {
        return new Rerun(journal, parties, routing, candidate)
                .of(
                        journal.tenants().stream()
                                .map(tenant -> tenant.id())
                                .filter(caller::mayActFor)
                                .toList(),
                        since);
    }
}
