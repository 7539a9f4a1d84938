package org.switchroom.shell.party;

import org.switchroom.party.Party;
import org.switchroom.shell.Facts;

/** Parties as facts under the names of the API. */
final class PartyFacts {
    private PartyFacts() {}

    static Facts of(Party party) {
        return new Facts()
                .with("id", party.id())
                .with("kind", party.kind().name())
                .with("name", party.name())
                .with("accountNumber", party.accountNumber())
                .with("siteCode", party.siteCode())
                .with("email", party.email())
                .with("mobile", party.mobile())
                .with("phone", party.phone())
                .with("address", party.address())
                .with("messageVia", party.via())
                .with("wantsJobs", party.wantsJobs())
                .with("wantsUpdates", party.wantsUpdates())
                .with("smartnetId", party.smartnetId())
                .with("revision", party.revision())
                .with("tenant", party.tenant())
                .with("createdAt", party.createdAt())
                .with("changedAt", party.changedAt());
    }
}
