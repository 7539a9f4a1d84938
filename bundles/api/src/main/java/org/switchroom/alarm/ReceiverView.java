package org.switchroom.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a receiver is, since it was started.
 *
 * @param name unique in the runtime, such as {@code dc09-main}; what reports say they came by
 * @param listensAt such as {@code tcp 127.0.0.1:12300}; empty when it could not
 * @param connections open now
 * @param waiting reports that are not on disk yet
 * @param counts what came and what became of it, by name, in reading order
 * @param trouble why nothing comes in at the moment, and what to do
 * @param lastReportAt when the latest sound message came
 */
public record ReceiverView(
        String name,
        List<String> listensAt,
        int connections,
        int waiting,
        Limits limits,
        Map<String, Long> counts,
        Optional<String> trouble,
        Optional<Instant> lastReportAt) {
    /**
     * What it bears.
     *
     * @param connections when one more comes, the one goes that has been useless for the longest time
     * @param waiting reports not on disk yet; beyond it one more gets no answer, so that it comes again
     * @param frameBytes a longer message is no message
     * @param idle without a message for so long, a connection is closed
     * @param slow a message that has begun is complete after so long, or its connection is closed
     */
    public record Limits(int connections, int waiting, int frameBytes, Duration idle, Duration slow) {}

    public ReceiverView {
        Objects.requireNonNull(name, "name");
        listensAt = List.copyOf(listensAt);
        Objects.requireNonNull(limits, "limits");
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        Objects.requireNonNull(trouble, "trouble");
        Objects.requireNonNull(lastReportAt, "lastReportAt");
    }
}
