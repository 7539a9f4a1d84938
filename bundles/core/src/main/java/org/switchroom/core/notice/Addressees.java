package org.switchroom.core.notice;

import java.util.Map;
import java.util.Optional;
import org.switchroom.message.Address;

/**
 * Who hears of something.
 *
 * @param everybodys who hears of what no tenant has an addressee for
 */
public record Addressees(Optional<Address> everybodys, Map<String, Address> byTenant) {
    public static final Addressees NOBODY = new Addressees(Optional.empty(), Map.of());

    public Addressees {
        byTenant = Map.copyOf(byTenant);
    }

    public Optional<Address> of(String tenant) {
        return Optional.ofNullable(byTenant.get(tenant)).or(() -> everybodys);
    }

    boolean anybody() {
        return everybodys.isPresent() || !byTenant.isEmpty();
    }
}
