package org.switchroom.route.intakehttp;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.switchroom.access.Caller;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Created;
import org.switchroom.answer.IdempotencyKey;
import org.switchroom.answer.Page;
import org.switchroom.answer.Problem;
import org.switchroom.party.Parties;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.MessageVia;

/** Parties in memory. */
final class FakeParties implements Parties {
    private final FakeShop shop;
    private final Map<Long, Party> parties = new LinkedHashMap<>();

    FakeParties(FakeShop shop) {
        this.shop = shop;
    }

    @Override
    public synchronized CompletionStage<Answer<Created<Party>>> create(
            Caller caller, Map<String, String> fields, Optional<IdempotencyKey> key) {
        Optional<Answer<Created<Party>>> repeat = shop.repeats().of(key);
        if (repeat.isPresent()) {
            return shop.later(repeat.get());
        }
        if (!fields.keySet().equals(Set.of("kind", "name")) || !FakeShop.isOneOf(PartyKind.class, fields.get("kind"))) {
            return shop.later(Answer.refused(Problem.field("kind", "it is wrong", "Send kind and name.")));
        }
        Party party = new Party(
                new PartyId(shop.nextId()),
                caller.tenant(),
                PartyKind.valueOf(fields.get("kind")),
                fields.get("name"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("x@example.org"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MessageVia.EMAIL,
                true,
                true,
                Optional.of(101),
                1,
                FakeCore.NOW,
                FakeCore.NOW);
        parties.put(party.id().value(), party);
        shop.repeats().keep(key, party);
        return shop.later(Answer.done(new Created<>(party, false)));
    }

    @Override
    public CompletionStage<Answer<Party>> change(Caller caller, PartyId id, int revision, Map<String, String> fields) {
        return shop.later(show(caller, id));
    }

    @Override
    public synchronized Answer<Party> show(Caller caller, PartyId id) {
        Party party = parties.get(id.value());
        return party == null || !caller.mayActFor(party.tenant()) ? FakeShop.none() : Answer.done(party);
    }

    @Override
    public synchronized Answer<Page<Party>> list(Caller caller, Parties.Filter filter) {
        return Answer.done(new Page<>(
                parties.values().stream()
                        .filter(p -> caller.mayActFor(p.tenant()))
                        .toList(),
                Optional.empty()));
    }
}
