package org.switchroom.core.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.switchroom.party.Party;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Hop;
import org.switchroom.routing.Leg;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.transport.Reason;

/**
 * The rule that always stands, behind all others: a party is told as its {@code MessageVia} and its two switches say.
 * Pure: the same question gets the same decision and the same explanation.
 */
public final class MessageViaRule {
    private final Duration validity;

    /** @param validity how long a notice of a job is worth sending */
    public MessageViaRule(Duration validity) {
        this.validity = validity;
    }

    Duration validity() {
        return validity;
    }

    /** True when the party's switch for this sort of news is on. */
    static boolean wants(Party party, Occasion occasion) {
        return occasion == Occasion.UPDATE ? party.wantsUpdates() : party.wantsJobs();
    }

    /**
     * @param role the party's part in the job, for the explanation
     * @param schemes what a channel delivers to, by the transports that are there now
     */
    public Decision decide(Party party, String role, Occasion occasion, Function<String, Set<String>> schemes) {
        List<String> why = new ArrayList<>();
        why.add(role + " is " + party.name() + ", MessageVia " + party.via());
        if (party.via().equals(MessageVia.NO_LINK)) {
            why.add("NO_LINK: nothing is sent to this party");
            return reject("no-link", party.name() + " has MessageVia NO_LINK and takes no messages", why);
        }
        if (!wants(party, occasion)) {
            why.add("the switch for " + occasion.words() + " is off: nothing is sent");
            return new Decision.Silent(why);
        }
        why.add("the switch for " + occasion.words() + " is on");
        Ways.Found found = Ways.asWished(party, schemes);
        if (found.hops().isEmpty()) {
            why.add(found.missing() + ": nothing can be sent");
            return reject(
                    "party.no-address",
                    party.name() + " has MessageVia " + party.via() + " and " + found.missing(),
                    why);
        }
        if (!party.via().equals(MessageVia.EMAIL)
                && !party.via().equals(MessageVia.SMS)
                && schemes.apply(party.via().channel()).isEmpty()) {
            why.add("no transport " + party.via().channel() + " is there now; the message waits for one");
        }
        why.add("ways in order: " + words(found.hops()) + "; valid for " + Words.of(validity));
        return new Decision.Send(List.of(new Leg(found.hops(), validity, WhenInDoubt.DEFAULT, Optional.empty())), why);
    }

    /** The channels in order, each named once. */
    static String words(List<Hop> hops) {
        return hops.stream().map(Hop::channel).distinct().collect(Collectors.joining(", else "));
    }

    private static Decision reject(String code, String text, List<String> why) {
        return new Decision.Reject(new Reason(code, text), why);
    }
}
