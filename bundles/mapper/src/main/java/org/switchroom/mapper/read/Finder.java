package org.switchroom.mapper.read;

import java.util.Optional;
import org.switchroom.mapper.plan.Source.PartyProperty;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.party.PartyKind;

/** Finds a tenant's party by what the partner knows of it; answers its id. */
public interface Finder {
    String party(PartyProperty property, Optional<PartyKind> kind, String value) throws Unmappable;
}
