package org.switchroom.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.routing.Hop;

/**
 * A central station of the house's directory, which all dealers choose from.
 *
 * @param id lower case letters, digits and {@code -}
 * @param numbers in the order in which they are dialled, E.164
 * @param receives what it takes, in its own words, such as {@code Contact ID}
 * @param ways further ways to the station itself, behind its numbers; {@code {account}} stands for the account
 * @param people who is told when the station can not be reached at all
 * @param lastTested when an event was last kissed off
 * @param revision counts from 1
 */
public record CentralStation(
        String id,
        String name,
        List<String> numbers,
        List<String> receives,
        List<Hop> ways,
        List<Hop> people,
        Optional<Instant> lastTested,
        int revision,
        Instant changedAt) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public CentralStation {
        if (!isId(id)) {
            throw new IllegalArgumentException("a central station's id has lower case letters, digits and '-', at most"
                    + " 40, and begins with a letter; found '" + id + "'");
        }
        Objects.requireNonNull(name, "name");
        numbers = List.copyOf(numbers);
        receives = List.copyOf(receives);
        ways = List.copyOf(ways);
        people = List.copyOf(people);
        Objects.requireNonNull(lastTested, "lastTested");
        Objects.requireNonNull(changedAt, "changedAt");
        if (numbers.isEmpty() && ways.isEmpty()) {
            throw new IllegalArgumentException("a central station has a number or another way");
        }
    }
}
