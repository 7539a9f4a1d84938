package org.switchroom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.access.Caller;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.message.IdText;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;

/** One job and one party, which tests vary by what they are about. */
final class Cases {
    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final Router ROUTER = new Router(new MessageViaRule(Duration.ofHours(4)));
    static final Caller EVERYBODY = new Caller("anna", List.of("main"), true, Set.of());

    String tenant = "main";
    String name = "Guards";
    String via = "EMAIL";
    boolean wantsJobs = true;
    boolean wantsUpdates = true;
    Optional<String> email = Optional.of("a@b.at");
    Optional<String> mobile = Optional.of("+436641234567");
    Optional<String> account = Optional.empty();
    JobField role = JobField.PROVIDER;
    Occasion occasion = Occasion.NEW_JOB;
    Instant at = NOW;
    final Map<JobField, String> fields = new EnumMap<>(JobField.class);
    Map<String, Set<String>> schemes = Map.of();

    Cases() {
        fields.put(JobField.KIND, "ORDER");
        fields.put(JobField.NUMBER, "1");
        fields.put(JobField.PRIORITY, "ROUTINE");
    }

    static Cases with(JobField field, String value) {
        Cases cases = new Cases();
        cases.fields.put(field, value);
        return cases;
    }

    static Cases at(String instant) {
        Cases cases = new Cases();
        cases.at = Instant.parse(instant);
        return cases;
    }

    Situation situation() {
        Party party = new Party(
                new PartyId(7),
                tenant,
                PartyKind.SERVICE_PROVIDER,
                name,
                account,
                Optional.empty(),
                email,
                mobile,
                Optional.empty(),
                Optional.empty(),
                new MessageVia(via),
                wantsJobs,
                wantsUpdates,
                Optional.empty(),
                1,
                NOW,
                NOW);
        fields.put(role, IdText.write(7));
        Job job = new Job(new JobId(1), tenant, JobState.ACTIVE, fields, Optional.empty(), 0, 1, "anna", NOW, NOW);
        return new Situation(job, role, party, occasion, at, channel -> schemes.getOrDefault(channel, Set.of()));
    }

    /** Rules without a mistake. */
    static RuleSet rules(String... lines) {
        RuleText.Read read = RuleText.read(String.join("\n", lines) + "\n", 3);
        assertThat(read.mistakes()).isEmpty();
        return read.set().orElseThrow();
    }

    Decision decide(RuleSet rules) {
        return ROUTER.decide(rules, situation());
    }

    Explanation explain(RuleSet rules) {
        return explain(rules, EVERYBODY);
    }

    Explanation explain(RuleSet rules, Caller caller) {
        return ROUTER.explain(rules, situation(), hop -> List.of(), caller);
    }

    /** The name of the rule that decides. */
    String decidedBy(RuleSet rules) {
        return explain(rules).rule();
    }

    /** The channels of each leg. */
    List<List<String>> channels(RuleSet rules) {
        return ((Decision.Send) decide(rules))
                .legs().stream()
                        .map(leg -> leg.inOrder().stream().map(Hop::channel).toList())
                        .toList();
    }
}
