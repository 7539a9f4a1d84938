package org.switchroom.dc09.receiver;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The connections that are open, those first that have been useless for the longest time. Only the receiver's thread
 * touches it.
 */
final class PanelLines {
    private final Set<PanelLine> unproven = new LinkedHashSet<>();
    private final Set<PanelLine> proven = new LinkedHashSet<>();

    int size() {
        return unproven.size() + proven.size();
    }

    void add(PanelLine line) {
        unproven.add(line);
    }

    /** A sound frame has come by it. */
    void wasUseful(PanelLine line) {
        unproven.remove(line);
        proven.remove(line);
        proven.add(line);
    }

    void remove(PanelLine line) {
        unproven.remove(line);
        proven.remove(line);
    }

    /** Which one goes when another one comes: first those that have never said anything of use. */
    Optional<PanelLine> mostUseless() {
        return unproven.stream()
                .findFirst()
                .or(() -> proven.stream().filter(line -> !line.isWaiting()).findFirst())
                .or(() -> proven.stream().findFirst());
    }

    List<PanelLine> all() {
        List<PanelLine> all = new ArrayList<>(unproven);
        all.addAll(proven);
        return all;
    }
}
