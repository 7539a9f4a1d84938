package org.switchroom.bench.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.switchroom.access.Caller;
import org.switchroom.access.Tenant;
import org.switchroom.bench.Median;
import org.switchroom.bench.Options;
import org.switchroom.core.routing.MessageViaRule;
import org.switchroom.core.routing.Occasion;
import org.switchroom.core.routing.Router;
import org.switchroom.core.routing.RuleSet;
import org.switchroom.core.routing.RuleText;
import org.switchroom.core.routing.Situation;
import org.switchroom.job.Job;
import org.switchroom.job.JobField;
import org.switchroom.job.JobId;
import org.switchroom.job.JobState;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.Decision;
import org.switchroom.routing.MessageVia;

/**
 * The cost of a decision under many rules beside the same under nothing but the rule that decides it, in turns; and of an explanation under many. Every
 * decision measured ends with a rule that fits, so that both sides do the same work after having found it.
 */
public final class RuleCosts {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final double MOST_RATIO = 1.25;
    private static final double MOST_EXPLAIN_MILLIS = 50;

    private final Router router = new Router(new MessageViaRule(Duration.ofHours(4)));
    private final Caller anna = new Caller("anna", List.of(Tenant.MAIN), true, Set.of());
    private final int many;
    private final List<Supplier<Situation>> situations = new ArrayList<>();
    /** Keeps what was decided from being optimised away. */
    private long told;

    private RuleCosts(int many) {
        this.many = many;
        for (int i = 0; i < many; i++) {
            situations.add(situation(i));
        }
    }

    public static int measure(Options options) {
        options.allow("rules", "pairs", "explanations");
        RuleCosts costs = new RuleCosts(options.number("rules", 1_000));
        int status = costs.decisions("by party, service code or tenant", RuleCosts::indexed, true, options);
        costs.decisions("by JSONPath alone, which no index finds", RuleCosts::unindexed, false, options);
        return Math.max(status, costs.explanations(options));
    }

    /** Nine of ten rules name a party or a service code; the rest are other tenants', with windows and paths. */
    private static String indexed(int i) {
        String when =
                switch (i % 10) {
                    case 0 ->
                        "{tenant: t" + i % 50 + ", time: {days: mon-fri, from: '18:00', to: '06:00'},"
                                + " json: \"$[?(@.notes =~ /.*gate.*/)]\"}";
                    case 1, 2, 3, 4, 5 -> "{party: K-" + i + ", role: provider, kind: [ORDER, TICKET]}";
                    default -> "{service-code: S-" + i + ", priority: ROUTINE, time: {from: '06:00', to: '18:00'}}";
                };
        return "  - {name: rule " + i + ", when: " + when + ", send: sms else email, also: email}\n";
    }

    private static String unindexed(int i) {
        return "  - {name: rule " + i + ", when: {json: \"$[?(@.serviceCode == 'S-" + i
                + "')]\"}, send: sms else email, also: email}\n";
    }

    private RuleSet all(IntFunction<String> rule) {
        return read(IntStream.range(0, many).mapToObj(rule).collect(Collectors.joining()));
    }

    /** For each situation the set of nothing but the rule that fits it. */
    private List<RuleSet> alone(IntFunction<String> rule) {
        return IntStream.range(0, many).mapToObj(i -> read(rule.apply(i))).toList();
    }

    private static RuleSet read(String rules) {
        RuleText.Read read = RuleText.read("zone: Europe/Vienna\nrules:\n" + rules, 1);
        return read.set()
                .orElseThrow(() -> new IllegalStateException(read.mistakes().toString()));
    }

    /** The i-th fits the i-th rule, where that is not another tenant's. */
    private static Supplier<Situation> situation(int i) {
        Map<JobField, String> fields = new EnumMap<>(JobField.class);
        fields.put(JobField.KIND, "ORDER");
        fields.put(JobField.NUMBER, "J-" + i);
        fields.put(JobField.PRIORITY, "ROUTINE");
        fields.put(JobField.SERVICE_CODE, "S-" + i);
        Job job = new Job(
                new JobId(i + 1), Tenant.MAIN, JobState.ACTIVE, fields, Optional.empty(), 0, 1, "bench", NOW, NOW);
        Party party = new Party(
                new PartyId(i + 1),
                Tenant.MAIN,
                PartyKind.SERVICE_PROVIDER,
                "Guards " + i,
                Optional.of("K-" + i),
                Optional.empty(),
                Optional.of("g" + i + "@example.org"),
                Optional.of("+436641234567"),
                Optional.empty(),
                Optional.empty(),
                MessageVia.EMAIL,
                true,
                true,
                Optional.empty(),
                1,
                NOW,
                NOW);
        return () -> new Situation(job, JobField.PROVIDER, party, Occasion.NEW_JOB, NOW, channel -> Set.of());
    }

    private int decisions(String what, IntFunction<String> rule, boolean limited, Options options) {
        int pairs = options.number("pairs", 200);
        List<RuleSet> one = alone(rule);
        List<RuleSet> rules = Collections.nCopies(many, all(rule));
        for (int warm = 0; warm < 40; warm++) {
            round(one, limited);
            round(rules, limited);
        }
        List<Double> ofOne = new ArrayList<>();
        List<Double> ofMany = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 0; pair < (limited ? pairs : 3); pair++) {
            double first = round(pair % 2 == 0 ? one : rules, limited);
            double second = round(pair % 2 == 0 ? rules : one, limited);
            ofOne.add(pair % 2 == 0 ? first : second);
            ofMany.add(pair % 2 == 0 ? second : first);
            ratios.add(ofMany.get(pair) / ofOne.get(pair));
        }
        double ratio = Median.of(ratios);
        System.out.printf(
                "rules=%d %s one=%.2fus many=%.2fus pairs=%d ratio=%.2f%s%n",
                many,
                what,
                Median.of(ofOne),
                Median.of(ofMany),
                ratios.size(),
                ratio,
                limited
                        ? " limit<=" + MOST_RATIO + (ratio <= MOST_RATIO ? ":met" : ":MISSED")
                        : " no limit: for the record");
        return !limited || ratio <= MOST_RATIO ? 0 : 1;
    }

    /** Microseconds for a decision. */
    private double round(List<RuleSet> rules, boolean limited) {
        int times = limited ? 4 : 1;
        int decided = 0;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            for (int at = 0; at < situations.size(); at++) {
                if (at % 10 != 0) {
                    Decision decision =
                            router.decide(rules.get(at), situations.get(at).get());
                    told += decision.why().size();
                    decided++;
                }
            }
        }
        double micros = (System.nanoTime() - start) / 1_000.0 / decided;
        if (told == 0) {
            throw new IllegalStateException("nothing was decided");
        }
        return micros;
    }

    /** Of a job that no rule fits, so that every rule is asked and named. */
    private int explanations(Options options) {
        RuleSet rules = all(RuleCosts::indexed);
        Supplier<Situation> stranger = situation(many + 7);
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < options.number("explanations", 200); i++) {
            long start = System.nanoTime();
            int tried = router.explain(rules, stranger.get(), hop -> List.of(), anna)
                    .tried()
                    .size();
            millis.add((System.nanoTime() - start) / 1e6);
            if (tried != many) {
                throw new IllegalStateException("explained " + tried + " rules of " + many);
            }
        }
        double most = millis.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        boolean met = most <= MOST_EXPLAIN_MILLIS;
        System.out.printf(
                "rules=%d explain first=%.2fms median=%.2fms most=%.2fms limit<=%.0fms:%s%n",
                many, millis.get(0), Median.of(millis), most, MOST_EXPLAIN_MILLIS, met ? "met" : "MISSED");
        return met ? 0 : 1;
    }
}
