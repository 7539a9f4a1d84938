package org.switchroom.party;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.switchroom.routing.MessageVia;

/**
 * Somebody or some place that jobs speak of.
 *
 * @param accountNumber the customer's account number, where it has one; with the site code it matches foreign jobs
 * @param siteCode of a location
 * @param mobile E.164, such as {@code +436641234567}
 * @param address street and town, one line
 * @param wantsJobs told of new jobs
 * @param wantsUpdates told of changes of jobs
 * @param smartnetId above 100
 * @param revision counts from 1; what a change must quote
 */
public record Party(
        PartyId id,
        String tenant,
        PartyKind kind,
        String name,
        Optional<String> accountNumber,
        Optional<String> siteCode,
        Optional<String> email,
        Optional<String> mobile,
        Optional<String> phone,
        Optional<String> address,
        MessageVia via,
        boolean wantsJobs,
        boolean wantsUpdates,
        Optional<Integer> smartnetId,
        int revision,
        Instant createdAt,
        Instant changedAt) {
    public Party {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(via, "via");
    }
}
