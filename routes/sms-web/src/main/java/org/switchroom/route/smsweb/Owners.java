package org.switchroom.route.smsweb;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose an incoming message is, unless it answers one of ours: the tenant's whose number it was sent to, else the
 * account's.
 *
 * @param byNumber tenants by their number's digits
 */
record Owners(String tenant, Map<String, String> byNumber) {
    Owners {
        byNumber = Map.copyOf(byNumber);
    }

    /** @param number as the gateway has it */
    String of(String number) {
        return byNumber.getOrDefault(digits(number), tenant);
    }

    /** Everybody named. */
    Set<String> all() {
        Set<String> all = new HashSet<>(byNumber.values());
        all.add(tenant);
        return all;
    }

    /** A number is the same with and without its plus. */
    static String digits(String number) {
        return number.replaceAll("[^0-9]", "");
    }
}
