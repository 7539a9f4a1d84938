package org.switchroom.core.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.message.Address;
import org.switchroom.party.Party;
import org.switchroom.routing.Decision;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;
import org.switchroom.routing.WhenInDoubt;
import org.switchroom.transport.Reason;

/**
 * The rule that always stands: a party is told as its {@code MessageVia} and its two switches say. Pure: the same
 * question gets the same decision and the same explanation.
 */
public final class MessageViaRule {
    private final Duration validity;

    /** @param validity how long a notice of a job is worth sending */
    public MessageViaRule(Duration validity) {
        this.validity = validity;
    }

    /**
     * @param role the party's part in the job, for the explanation
     * @param schemes what the transports that are there now deliver to, by transport name
     */
    public Decision decide(Party party, String role, Occasion occasion, Map<String, Set<String>> schemes) {
        List<String> why = new ArrayList<>();
        why.add(role + " is " + party.name() + ", MessageVia " + party.via());
        boolean wanted = occasion == Occasion.NEW_JOB ? party.wantsJobs() : party.wantsUpdates();
        if (party.via().equals(MessageVia.NO_LINK)) {
            why.add("NO_LINK: nothing is sent to this party");
            return reject("no-link", party.name() + " has MessageVia NO_LINK and takes no messages", why);
        }
        if (!wanted) {
            why.add("the switch for " + occasion.words() + " is off: nothing is sent");
            return new Decision.Silent(why);
        }
        why.add("the switch for " + occasion.words() + " is on");
        if (party.via().equals(MessageVia.SMARTNET)) {
            return smartnet(party, why);
        }
        if (party.via().equals(MessageVia.EMAIL)) {
            return single(party, "email", mail(party), "no e-mail address", why);
        }
        if (party.via().equals(MessageVia.SMS)) {
            return sms(party, why);
        }
        return transport(party, schemes, why);
    }

    private Decision smartnet(Party party, List<String> why) {
        if (party.smartnetId().isEmpty()) {
            why.add("no SmartNet ID: not linked to the exchange, nothing can be sent");
            return reject("party.no-smartnet-id", party.name() + " has MessageVia SMARTNET and no SmartNet ID", why);
        }
        return send(
                List.of(new Hop(
                        "smartnet",
                        new Address("smartnet", party.smartnetId().get().toString()))),
                why);
    }

    private Decision sms(Party party, List<String> why) {
        if (party.mobile().isEmpty()) {
            why.add("no mobile number: no SMS can be sent");
            return reject("party.no-mobile", party.name() + " has MessageVia SMS and no mobile number", why);
        }
        List<Hop> ways = new ArrayList<>();
        ways.add(new Hop("sms", new Address("tel", party.mobile().get())));
        mail(party).ifPresent(address -> ways.add(new Hop("email", address)));
        return send(ways, why);
    }

    private Decision transport(Party party, Map<String, Set<String>> schemes, List<String> why) {
        String name = party.via().value();
        Set<String> known = schemes.getOrDefault(name, Set.of());
        if (known.isEmpty()) {
            why.add("no transport " + name + " is there now; the message waits for one");
        }
        List<Address> addresses = new ArrayList<>();
        mail(party).ifPresent(addresses::add);
        party.mobile().ifPresent(number -> addresses.add(new Address("tel", number)));
        party.smartnetId().ifPresent(id -> addresses.add(new Address("smartnet", id.toString())));
        addresses.add(new Address("loop", party.id().toString()));
        Optional<Address> fitting = addresses.stream()
                .filter(address -> known.isEmpty() || known.contains(address.scheme()))
                .findFirst();
        return single(party, name, fitting, "no address of the kind that " + name + " delivers to " + known, why);
    }

    private Decision single(Party party, String channel, Optional<Address> to, String otherwise, List<String> why) {
        if (to.isEmpty()) {
            why.add(otherwise + ": nothing can be sent");
            return reject(
                    "party.no-address", party.name() + " has MessageVia " + party.via() + " and " + otherwise, why);
        }
        return send(List.of(new Hop(channel, to.get())), why);
    }

    private Decision send(List<Hop> ways, List<String> why) {
        why.add("ways in order: "
                + String.join(", else ", ways.stream().map(Hop::channel).toList())
                + "; valid for " + Words.of(validity));
        return new Decision.Send(ways, validity, WhenInDoubt.DEFAULT, why);
    }

    private static Decision reject(String code, String text, List<String> why) {
        return new Decision.Reject(new Reason(code, text), why);
    }

    private static Optional<Address> mail(Party party) {
        return party.email().map(address -> new Address("mailto", address));
    }
}
