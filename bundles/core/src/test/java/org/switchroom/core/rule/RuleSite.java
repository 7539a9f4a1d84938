package org.switchroom.core.rule;

import org.switchroom.access.Caller;
import org.switchroom.core.House;
import org.switchroom.party.Party;
import org.switchroom.rule.Rules;

/** A core with rules, and what tests of them ask for again and again. */
final class RuleSite implements AutoCloseable {
    static final Caller ANNA = House.DISPATCHER;
    static final String MAIL = "rules:\n  - {name: mail, send: email}\n";
    static final String BOTH = "rules:\n  - {name: both, send: sms, also: email}\n";

    final House house;

    RuleSite() {
        this(new House());
    }

    RuleSite(House house) {
        this.house = house;
    }

    Rules rules() {
        return house.core.rules();
    }

    Rules.InForce inForce() {
        return House.value(rules().inForce(ANNA));
    }

    Rules.InForce put(int seen, String text) {
        return House.value(rules().replace(ANNA, seen, text, "because"));
    }

    Party guards() {
        return house.party("kind", "SERVICE_PROVIDER", "name", "Guards", "email", "a@b.at", "mobile", "+436641234567");
    }

    @Override
    public void close() {
        house.close();
    }
}
