package org.switchroom.route.contactidip;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.switchroom.dc09.sender.PathView;
import org.switchroom.transport.Health;

/** A station by its ways: it is up when all that were tried work, and down when none does. */
final class StationHealth {
    private StationHealth() {}

    static Health of(List<PathView> paths) {
        List<PathView> failing = paths.stream()
                .filter(path -> path.state() == PathView.State.DOWN)
                .toList();
        Instant since = paths.stream()
                .map(PathView::since)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Health.State state = failing.isEmpty()
                ? Health.State.UP
                : failing.size() == paths.size() ? Health.State.DOWN : Health.State.DEGRADED;
        return new Health(state, words(paths), since);
    }

    private static String words(List<PathView> paths) {
        return paths.stream()
                .map(path -> (path == paths.get(0) ? "main " : "back-up ") + path.address() + ": " + path.words())
                .collect(Collectors.joining("; "));
    }
}
