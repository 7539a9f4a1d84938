package org.switchroom.route.contactid;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.message.Address;

/**
 * Whom to call and under which account: {@code contactid:+4312345/1234}.
 *
 * @param number digits, with a plus when it is international
 * @param account empty: that of the alarm
 */
record Station(String number, Optional<String> account) {
    private static final Pattern SHAPE = Pattern.compile("(\\+?[0-9]{1,20})(?:/([0-9B-Fb-f]{4}))?");

    static Optional<Station> of(Address address) {
        Matcher matcher = SHAPE.matcher(address.value().strip());
        return matcher.matches()
                ? Optional.of(new Station(
                        matcher.group(1), Optional.ofNullable(matcher.group(2)).map(String::toUpperCase)))
                : Optional.empty();
    }
}
