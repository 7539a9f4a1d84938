package org.switchroom.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.switchroom.answer.Page;
import org.switchroom.message.IdText;

/**
 * Pages by id, newest first. Each tenant is read by itself, because an index gives order within one tenant only, and
 * merged here; so a page costs its length, whatever lies behind it.
 */
final class Keyset<T> {
    /** Reads one tenant's things with ids below the given one, newest first. */
    interface Fetch<T> {
        List<T> fetch(String tenant, long below, int max);
    }

    private static final int LEAST_READ = 50;

    private final ToLongFunction<T> id;
    private final Fetch<T> fetch;
    private final Predicate<T> wanted;

    Keyset(ToLongFunction<T> id, Fetch<T> fetch, Predicate<T> wanted) {
        this.id = id;
        this.fetch = fetch;
        this.wanted = wanted;
    }

    Page<T> page(Collection<String> tenants, Optional<String> after, int limit) {
        long below = after.isEmpty()
                ? Long.MAX_VALUE
                : IdText.read(after.get())
                        .orElseThrow(() -> new IllegalArgumentException("after is the id that a page ended with"));
        List<T> found = new ArrayList<>();
        for (String tenant : tenants.stream().distinct().toList()) {
            found.addAll(ofTenant(tenant, below, limit + 1));
        }
        if (tenants.size() > 1) {
            found.sort(Comparator.comparingLong(id).reversed());
        }
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, Optional.of(IdText.write(id.applyAsLong(items.get(limit - 1)))));
    }

    private List<T> ofTenant(String tenant, long below, int enough) {
        List<T> found = new ArrayList<>();
        long from = below;
        int size = enough;
        while (true) {
            List<T> read = fetch.fetch(tenant, from, size);
            for (T item : read) {
                if (wanted.test(item)) {
                    found.add(item);
                    if (found.size() == enough) {
                        return found;
                    }
                }
            }
            if (read.size() < size) {
                return found;
            }
            from = id.applyAsLong(read.get(read.size() - 1));
            size = Math.max(enough, LEAST_READ);
        }
    }
}
