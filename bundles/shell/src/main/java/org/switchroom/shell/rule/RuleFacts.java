package org.switchroom.shell.rule;

import java.util.ArrayList;
import java.util.List;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Explanation;
import org.switchroom.routing.Rules;
import org.switchroom.shell.Facts;

/** Rules, their versions and explanations as facts. */
final class RuleFacts {
    private RuleFacts() {}

    static Facts of(Rules.Line line) {
        return new Facts()
                .with("name", line.name())
                .with("line", line.line())
                .with("when", line.when())
                .with("then", line.then());
    }

    static Facts of(Rules.Version version) {
        Facts facts = new Facts().with("version", version.number());
        return version.number() == 0
                ? facts
                : facts.with("at", version.at()).with("by", version.actor()).with("comment", version.comment());
    }

    static Facts of(Rules.InForce now) {
        return of(now.version())
                .with("rules", now.rules().size())
                .with("file", now.file())
                .with("trouble", now.trouble());
    }

    static Facts of(Explanation explanation) {
        List<String> tried = new ArrayList<>();
        for (Explanation.Tried each : explanation.tried()) {
            tried.add((each.decided() ? "+ " : "- ") + each.rule() + " (line " + each.line() + "): " + each.because());
        }
        if (explanation.otherTenants() > 0) {
            tried.add("- " + explanation.otherTenants() + " rules of other tenants");
        }
        return new Facts()
                .with("role", explanation.role())
                .with("party", explanation.party())
                .with("occasion", explanation.update() ? "update" : "job")
                .with("at", explanation.at())
                .with("decidedBy", explanation.rule())
                .with("version", explanation.version())
                .with("decision", word(explanation.decision()))
                .with("why", explanation.decision().why())
                .with("tried", tried)
                .with("ways", ways(explanation));
    }

    private static String word(Decision decision) {
        return decision instanceof Decision.Send ? "SEND" : decision instanceof Decision.Reject ? "REJECT" : "SILENT";
    }

    private static List<String> ways(Explanation explanation) {
        List<String> ways = new ArrayList<>();
        for (Explanation.Way way : explanation.ways()) {
            ways.add("message " + way.leg() + " over " + way.hop().channel() + " to "
                    + way.hop().to() + (way.transports().isEmpty() ? ": no transport is there now" : ""));
            for (Explanation.Look look : way.transports()) {
                ways.add("  " + (look.asked() ? "+ " : "- ") + look.transport() + ": "
                        + (look.asked() ? "is asked; " : "passed over, ") + look.because());
            }
        }
        return ways;
    }

    static Facts of(Rules.Difference difference) {
        return new Facts()
                .with("job", difference.job())
                .with("number", difference.number())
                .with("role", difference.role())
                .with("party", difference.party())
                .with("occasion", difference.update() ? "update" : "job")
                .with("at", difference.at())
                .with("before", difference.before())
                .with("after", difference.after());
    }

    static Facts of(Rules.Mistake mistake) {
        return new Facts()
                .with("line", mistake.line())
                .with("column", mistake.column())
                .with("cause", mistake.cause())
                .with("nextStep", mistake.nextStep());
    }
}
