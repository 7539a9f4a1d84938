package org.switchroom.shell.party;

import org.switchroom.party.PartyId;
import org.switchroom.shell.NotDone;

/** Reads a party's id. */
final class PartyReference {
    private PartyReference() {}

    static PartyId read(String text) throws NotDone {
        return PartyId.parse(text).orElseThrow(() -> NotDone.unreadable("a party's id", text));
    }
}
