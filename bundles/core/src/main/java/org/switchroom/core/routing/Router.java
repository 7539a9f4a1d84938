package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.switchroom.access.Caller;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Explanation.Tried;
import org.switchroom.routing.Hop;
import org.switchroom.routing.Leg;
import org.switchroom.routing.MessageVia;
import org.switchroom.transport.Reason;

/**
 * Decides: the first rule that fits and has a way to the party, and {@code MessageVia} when none does. The explanation
 * asks every rule in turn with the same function that deciding asks the indexed ones with. Pure; any thread.
 */
public final class Router {
    /** Behind the rules for alarms nothing stands. */
    private static final String NO_RULE = "none";

    private final MessageViaRule behindAll;

    public Router(MessageViaRule behindAll) {
        this.behindAll = behindAll;
    }

    /** A decision and who made it. */
    private record Made(Optional<Rule> rule, Decision decision) {}

    public Decision decide(RuleSet rules, Situation situation) {
        return made(rules, situation).decision();
    }

    /** NO_LINK is the party's own word, and no rule is above it. */
    private static boolean isClosed(Situation situation) {
        return situation.party().via().equals(MessageVia.NO_LINK);
    }

    private Made made(RuleSet rules, Situation situation) {
        for (Rule rule : isClosed(situation) ? List.<Rule>of() : rules.candidates(situation)) {
            // Most candidates do not fit, and why is asked only by an explanation.
            if (concerns(rule, situation)
                    && rule.no(situation).isEmpty()
                    && fitting(rules, rule, situation) instanceof Verdict.Yes yes) {
                return new Made(Optional.of(rule), yes.decision());
            }
        }
        return new Made(Optional.empty(), behindAll(situation));
    }

    /** Rules that were written for jobs tell nobody of a panel's events. */
    private static boolean concerns(Rule rule, Situation situation) {
        return situation.occasion() != Occasion.ALARM || rule.asksFor(Occasion.ALARM);
    }

    private Decision behindAll(Situation situation) {
        return situation.occasion() == Occasion.ALARM
                ? new Decision.Silent(List.of(
                        situation.role().apiName() + " is " + situation.party().name() + ", alarm",
                        "no rule tells this party of it"))
                : byMessageVia(situation);
    }

    private Decision byMessageVia(Situation situation) {
        return behindAll.decide(
                situation.party(), situation.role().apiName(), situation.occasion(), situation::schemes);
    }

    private Verdict verdict(RuleSet rules, Rule rule, Situation situation) {
        if (!concerns(rule, situation)) {
            return new Verdict.No("it does not ask for occasion alarm");
        }
        Optional<Condition> no = rule.no(situation);
        if (no.isPresent()) {
            return new Verdict.No(no.get().words() + ": no, " + no.get().found(situation));
        }
        return fitting(rules, rule, situation);
    }

    /** All its conditions hold. */
    private Verdict fitting(RuleSet rules, Rule rule, Situation situation) {
        List<String> why = new ArrayList<>();
        why.add(situation.role().apiName() + " is " + situation.party().name() + ", "
                + situation.occasion().inRules());
        why.add("rule " + rule.name() + " (version " + rules.version() + ", line " + rule.line() + ") fits: "
                + rule.whenInWords());
        if (rule.then() instanceof Action.Reject reject) {
            why.add("reject: " + reject.because());
            return new Verdict.Yes(new Decision.Reject(
                    new Reason("rule-reject", "rule " + rule.name() + " rejects it: " + reject.because()), why));
        }
        if (rule.then() instanceof Action.Silent silent) {
            why.add("silent: " + silent.because());
            return new Verdict.Yes(new Decision.Silent(why));
        }
        return tell((Action.Tell) rule.then(), situation, why);
    }

    private Verdict tell(Action.Tell tell, Situation situation, List<String> why) {
        if (!tell.insist() && !MessageViaRule.wants(situation.party(), situation.occasion())) {
            return new Verdict.No("all conditions hold, but the party's switch for "
                    + situation.occasion().words() + " is off and the rule does not insist");
        }
        List<Leg> legs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Action.Part part : tell.parts()) {
            List<Hop> hops = hops(part, situation, missing);
            if (hops.isEmpty()) {
                why.add("no way by " + String.join(" or ", part.channels()) + ": " + last(missing));
                continue;
            }
            Leg leg = new Leg(hops, part.validity().orElse(behindAll.validity()), part.whenInDoubt(), part.hold());
            legs.add(leg);
            why.add((legs.size() == 1 ? "ways in order: " : "also: ")
                    + MessageViaRule.words(hops)
                    + "; valid for " + Words.of(leg.validity())
                    + leg.hold().map(reason -> "; held: " + reason).orElse(""));
        }
        return legs.isEmpty()
                ? new Verdict.No("all conditions hold, but there is no way to this party: "
                        + missing.stream().distinct().collect(Collectors.joining(", ")))
                : new Verdict.Yes(new Decision.Send(legs, why));
    }

    private static List<Hop> hops(Action.Part part, Situation situation, List<String> missing) {
        List<Hop> hops = new ArrayList<>();
        for (String channel : part.channels()) {
            Ways.Found found = channel.equals(Action.Part.MESSAGE_VIA)
                    ? Ways.asWished(situation.party(), situation::schemes)
                    : Ways.of(channel, situation.party(), situation::schemes);
            if (found.hops().isEmpty()) {
                missing.add(found.missing());
            }
            found.hops().stream().filter(hop -> !hops.contains(hop)).forEach(hops::add);
        }
        return hops;
    }

    private static String last(List<String> texts) {
        return texts.get(texts.size() - 1);
    }

    /**
     * @param directory says which transports a way has
     * @param asking whose tenants' rules are named; other tenants' are counted: a tenant is not told how others are served
     */
    public Explanation explain(RuleSet rules, Situation situation, WaysNow directory, Caller asking) {
        Made made = made(rules, situation);
        List<Tried> tried = new ArrayList<>();
        int others = 0;
        for (Rule rule : isClosed(situation) ? List.<Rule>of() : rules.rules()) {
            boolean decides = made.rule().filter(rule::equals).isPresent();
            if (!asking.everyTenant() && rule.isOfOthersThan(asking.tenants())) {
                others++;
            } else {
                tried.add(new Tried(rule.name(), rule.line(), decides, because(rules, rule, situation, decides)));
            }
            if (decides) {
                break;
            }
        }
        return new Explanation(
                rules.version(),
                situation.role().apiName(),
                situation.party().name(),
                situation.occasion() == Occasion.UPDATE,
                situation.at(),
                made.rule()
                        .map(Rule::name)
                        .orElse(situation.occasion() == Occasion.ALARM ? NO_RULE : Explanation.MESSAGE_VIA),
                made.decision(),
                tried,
                others,
                ways(made.decision(), directory));
    }

    /** The same function for every rule; that it agrees with the index is what the explanation is worth. */
    private String because(RuleSet rules, Rule rule, Situation situation, boolean decides) {
        Verdict verdict = verdict(rules, rule, situation);
        if (decides != verdict instanceof Verdict.Yes) {
            throw new IllegalStateException("rule " + rule.name() + " of version " + rules.version() + " "
                    + (decides ? "decided and" : "was not found and") + " says " + verdict
                    + "; this is a defect of the index: report it with the rules and the job");
        }
        return verdict instanceof Verdict.No no ? no.because() : "all conditions hold: " + rule.whenInWords();
    }

    private static List<Explanation.Way> ways(Decision decision, WaysNow directory) {
        List<Explanation.Way> ways = new ArrayList<>();
        if (decision instanceof Decision.Send send) {
            for (int leg = 0; leg < send.legs().size(); leg++) {
                for (Hop hop : send.legs().get(leg).inOrder()) {
                    ways.add(new Explanation.Way(leg + 1, hop, directory.looks(hop)));
                }
            }
        }
        return ways;
    }
}
