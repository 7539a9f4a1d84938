package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.switchroom.message.Address;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.routing.Hop;
import org.switchroom.routing.MessageVia;

/** By which ways a channel reaches a party: its addresses, in the shapes that the channel delivers to. Pure. */
final class Ways {
    /** Empty hops say that there is no way, and {@code missing} what the party lacks. */
    record Found(List<Hop> hops, String missing) {}

    private Ways() {}

    static Found of(String channel, Party party, Function<String, Set<String>> schemes) {
        return switch (channel) {
            case "email" -> one(channel, mail(party), "no e-mail address");
            case "sms" -> one(channel, mobile(party), "no mobile number");
            case "smartnet" -> one(channel, smartnet(party), "no SmartNet ID");
            default -> byScheme(channel, party, schemes.apply(channel));
        };
    }

    /** The ways that the party itself asks for; none for {@code NO_LINK}. An SMS falls back to mail. */
    static Found asWished(Party party, Function<String, Set<String>> schemes) {
        if (party.via().equals(MessageVia.NO_LINK)) {
            return new Found(List.of(), "MessageVia NO_LINK");
        }
        Found found = of(party.via().channel(), party, schemes);
        if (!party.via().equals(MessageVia.SMS) || found.hops().isEmpty()) {
            return found;
        }
        List<Hop> hops = new ArrayList<>(found.hops());
        hops.addAll(of("email", party, schemes).hops());
        return new Found(hops, found.missing());
    }

    /**
     * A transport or group of its own name. While none of it is there nobody knows its addresses: then every address of
     * the party is a way, and the one that fits the transport that comes is used.
     */
    private static Found byScheme(String channel, Party party, Set<String> known) {
        Stream<Hop> all = Stream.of(mail(party), mobile(party), smartnet(party), loop(party))
                .flatMap(Optional::stream)
                .map(to -> new Hop(channel, to));
        List<Hop> hops = known.isEmpty()
                ? all.toList()
                : all.filter(hop -> known.contains(hop.to().scheme())).limit(1).toList();
        return new Found(hops, "no address of the kind that " + channel + " delivers to " + known);
    }

    private static Found one(String channel, Optional<Address> to, String missing) {
        return new Found(to.map(address -> List.of(new Hop(channel, address))).orElse(List.of()), missing);
    }

    private static Optional<Address> mail(Party party) {
        return party.email().map(Address::mail);
    }

    private static Optional<Address> mobile(Party party) {
        return party.mobile().map(Address::phone);
    }

    private static Optional<Address> smartnet(Party party) {
        return party.smartnetId().map(id -> new Address("smartnet", id.toString()));
    }

    /** Everybody can be reached by the loopback transport, which goes nowhere. */
    private static Optional<Address> loop(Party party) {
        PartyId id = party.id();
        return Optional.of(new Address("loop", id.toString()));
    }
}
