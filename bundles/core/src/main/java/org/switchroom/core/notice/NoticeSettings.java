package org.switchroom.core.notice;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.switchroom.message.Address;

/**
 * Who hears of trouble.
 *
 * @param everybodys who hears of what no tenant has an addressee for, and of the transports
 * @param byTenant who hears of a tenant's trouble
 * @param channel what the notices leave by
 * @param window one notice for each cause in this time; what comes meanwhile is counted
 */
public record NoticeSettings(
        Optional<Address> everybodys, Map<String, Address> byTenant, String channel, Duration window) {
    public NoticeSettings {
        byTenant = Map.copyOf(byTenant);
    }

    /** Nobody hears of anything. */
    public static NoticeSettings nobody() {
        return new NoticeSettings(Optional.empty(), Map.of(), "email", Duration.ofMinutes(15));
    }

    Optional<Address> of(String tenant) {
        return Optional.ofNullable(byTenant.get(tenant)).or(() -> everybodys);
    }

    boolean anybody() {
        return everybodys.isPresent() || !byTenant.isEmpty();
    }
}
