package org.switchroom.core.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.party.Party;

/** Everything that a decision looks at: one recipient of one job at one moment. One thread. */
public final class Situation {
    private final Job job;
    private final JobField role;
    private final Party party;
    private final Occasion occasion;
    private final Instant at;
    private final Function<String, Set<String>> schemes;
    private final Map<String, Set<String>> schemesSeen = new HashMap<>();
    private Map<String, Object> json;

    /** @param schemes what a channel delivers to, by the transports that are there now; empty when none is */
    public Situation(
            Job job, JobField role, Party party, Occasion occasion, Instant at, Function<String, Set<String>> schemes) {
        this.job = job;
        this.role = role;
        this.party = party;
        this.occasion = occasion;
        this.at = at;
        this.schemes = schemes;
    }

    Job job() {
        return job;
    }

    JobField role() {
        return role;
    }

    public Party party() {
        return party;
    }

    Occasion occasion() {
        return occasion;
    }

    Instant at() {
        return at;
    }

    /** The same answer each time it is asked, although transports come and go meanwhile. */
    Set<String> schemes(String channel) {
        return schemesSeen.computeIfAbsent(channel, schemes);
    }

    /** Of the job's alarm status, where that is an event code or the word for a class. */
    Optional<EventClass> eventClass() {
        return job.field(JobField.ALARM_STATUS).flatMap(EventClass::of);
    }

    /** What JSONPath conditions see: the job as the API writes it, with role, occasion and party. */
    Map<String, Object> json() {
        if (json == null) {
            Map<String, Object> document = new LinkedHashMap<>();
            job.fields().forEach((field, value) -> document.put(field.apiName(), value));
            document.put("id", job.id().toString());
            document.put("tenant", job.tenant());
            document.put("state", job.state().name());
            document.put("revision", job.revision());
            document.put("createdBy", job.createdBy());
            document.put("role", role.apiName());
            document.put("occasion", occasion.inRules());
            eventClass().ifPresent(known -> document.put("eventClass", known.word()));
            document.put("party", json(party));
            json = document;
        }
        return json;
    }

    private static Map<String, Object> json(Party party) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", party.id().toString());
        document.put("kind", party.kind().name());
        document.put("name", party.name());
        document.put("messageVia", party.via().value());
        party.accountNumber().ifPresent(value -> document.put("accountNumber", value));
        party.siteCode().ifPresent(value -> document.put("siteCode", value));
        party.email().ifPresent(value -> document.put("email", value));
        party.mobile().ifPresent(value -> document.put("mobile", value));
        party.phone().ifPresent(value -> document.put("phone", value));
        party.address().ifPresent(value -> document.put("address", value));
        party.smartnetId().ifPresent(value -> document.put("smartnetId", value));
        return document;
    }
}
