package org.switchroom.journal.row;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.switchroom.party.Party;
import org.switchroom.party.PartyId;
import org.switchroom.party.PartyKind;
import org.switchroom.routing.MessageVia;

@Entity
@Table(name = "party")
public class PartyRow {
    @Id
    long id;

    String tenant;
    String kind;
    String name;
    String accountNumber;
    String siteCode;
    String email;
    String mobile;
    String phone;
    String address;
    String messageVia;
    boolean wantsJobs;
    boolean wantsUpdates;
    Integer smartnetId;
    int revision;
    Instant createdAt;
    Instant changedAt;

    protected PartyRow() {}

    public static PartyRow of(Party party) {
        PartyRow row = new PartyRow();
        row.id = party.id().value();
        row.tenant = party.tenant();
        row.kind = party.kind().name();
        row.name = party.name();
        row.accountNumber = party.accountNumber().orElse(null);
        row.siteCode = party.siteCode().orElse(null);
        row.email = party.email().orElse(null);
        row.mobile = party.mobile().orElse(null);
        row.phone = party.phone().orElse(null);
        row.address = party.address().orElse(null);
        row.messageVia = party.via().value();
        row.wantsJobs = party.wantsJobs();
        row.wantsUpdates = party.wantsUpdates();
        row.smartnetId = party.smartnetId().orElse(null);
        row.revision = party.revision();
        row.createdAt = Times.kept(party.createdAt());
        row.changedAt = Times.kept(party.changedAt());
        return row;
    }

    public Party party() {
        return new Party(
                new PartyId(id),
                tenant,
                PartyKind.valueOf(kind),
                name,
                Optional.ofNullable(accountNumber),
                Optional.ofNullable(siteCode),
                Optional.ofNullable(email),
                Optional.ofNullable(mobile),
                Optional.ofNullable(phone),
                Optional.ofNullable(address),
                new MessageVia(messageVia),
                wantsJobs,
                wantsUpdates,
                Optional.ofNullable(smartnetId),
                revision,
                createdAt,
                changedAt);
    }
}
