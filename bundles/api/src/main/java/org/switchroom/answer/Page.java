package org.switchroom.answer;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list, newest first.
 *
 * @param next what to send as {@code after} to get the following page; empty on the last one
 */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
