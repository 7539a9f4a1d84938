package org.switchroom.testkit.gsm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the test has told the modem to do at which stage: a command's beginning, or {@code PDU} after a message. */
final class GsmScript {
    private final Map<String, Deque<GsmMisdeed>> once = new LinkedHashMap<>();
    private final Map<String, GsmMisdeed> always = new LinkedHashMap<>();

    synchronized void once(String stage, GsmMisdeed misdeed) {
        once.computeIfAbsent(stage, unknown -> new ArrayDeque<>()).add(misdeed);
    }

    synchronized void always(String stage, GsmMisdeed misdeed) {
        always.put(stage, misdeed);
    }

    synchronized void behave() {
        once.clear();
        always.clear();
    }

    synchronized Optional<GsmMisdeed> next(String stage) {
        for (Map.Entry<String, Deque<GsmMisdeed>> each : once.entrySet()) {
            if (stage.startsWith(each.getKey()) && !each.getValue().isEmpty()) {
                return Optional.of(each.getValue().remove());
            }
        }
        return always.entrySet().stream()
                .filter(each -> stage.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
