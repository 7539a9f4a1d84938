package org.switchroom.gsm.modem;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.switchroom.gsm.pdu.StatusReport;

/**
 * Which delivery report belongs to which message. References have eight bits and start over, so a report is matched by
 * reference, recipient and time; a message of several parts is delivered when every part is.
 */
final class ReportBook {
    /** Longer than any validity that a network honours; then a report can not come any more. */
    static final Duration KEPT = Duration.ofDays(8);

    private static final String PREFIX = "sent/";
    private static final int NONE = -1;
    /** National and international writing of a number agree in this many digits at its end. */
    private static final int COMPARED_DIGITS = 8;

    /**
     * @param done when the last report of it says that it was done; at first, when it was sent
     * @param complete whether the network has taken all parts
     * @param references by part
     * @param statuses by part, -1 without a report
     */
    private record Sent(String to, Instant at, Instant done, boolean complete, int[] references, int[] statuses) {
        Sent with(int part, int reference, int status, Instant doneAt) {
            int[] newReferences = references.clone();
            int[] newStatuses = statuses.clone();
            newReferences[part] = reference;
            newStatuses[part] = status;
            return new Sent(to, at, doneAt, complete, newReferences, newStatuses);
        }

        Sent asComplete() {
            return new Sent(to, at, done, true, references, statuses);
        }

        String written() {
            return to + " " + at + " " + done + " "
                    + Arrays.toString(references).replace(" ", "") + " "
                    + Arrays.toString(statuses).replace(" ", "");
        }

        static Sent read(String text) {
            String[] fields = text.split(" ");
            return new Sent(
                    fields[0],
                    Instant.parse(fields[1]),
                    Instant.parse(fields[2]),
                    true,
                    numbers(fields[3]),
                    numbers(fields[4]));
        }

        private static int[] numbers(String list) {
            return Arrays.stream(list.substring(1, list.length() - 1).split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private final Memory memory;
    private final Map<String, Sent> sent = new HashMap<>();
    /** Whose news is on its way to the inbox. */
    private final Set<String> told = new HashSet<>();

    ReportBook(Memory memory) {
        this.memory = memory;
        memory.all(PREFIX).forEach((key, value) -> {
            try {
                sent.put(key.substring(PREFIX.length()), Sent.read(value));
            } catch (RuntimeException damaged) {
                // A damaged entry costs one receipt, not the modem.
                memory.forget(key);
            }
        });
    }

    void begin(String reference, String to, int parts, Instant at) {
        int[] nothing = new int[parts];
        Arrays.fill(nothing, NONE);
        sent.put(reference, new Sent(to, at, at, false, nothing, nothing.clone()));
    }

    void partSent(String reference, int part, int modemReference) {
        sent.computeIfPresent(reference, (same, entry) -> entry.with(part, modemReference, NONE, entry.done()));
    }

    /** The network has all of it; its reports are waited for, over restarts. */
    void complete(String reference) {
        Sent entry = sent.computeIfPresent(reference, (same, unfinished) -> unfinished.asComplete());
        if (entry != null) {
            memory.keep(PREFIX + reference, entry.written());
        }
    }

    void forget(String reference) {
        told.remove(reference);
        if (sent.remove(reference) != null) {
            memory.forget(PREFIX + reference);
        }
    }

    /** Those that no report will come for any more. */
    void expire(Instant now) {
        List<String> old = sent.entrySet().stream()
                .filter(entry -> entry.getValue().at().plus(KEPT).isBefore(now))
                .map(Map.Entry::getKey)
                .toList();
        old.forEach(this::forget);
    }

    /** Takes a report; when it returns, the report may be acknowledged. One that belongs to no message is passed over. */
    void report(StatusReport report, Instant at) {
        if (report.fate() == StatusReport.Fate.STILL_TRYING) {
            return;
        }
        match(report).ifPresent(reference -> {
            Instant done = report.doneAt().map(OffsetDateTime::toInstant).orElse(at);
            Sent entry = sent.get(reference);
            Sent told = entry.with(part(entry, report), report.reference(), report.status(), done);
            sent.put(reference, told);
            if (told.complete()) {
                memory.keep(PREFIX + reference, told.written());
            }
        });
    }

    /** What has become of messages as a whole. It comes once until {@link #back}; {@link #forget} ends it. */
    List<SmsNews> due() {
        List<SmsNews> due = new ArrayList<>();
        sent.forEach((reference, entry) -> {
            if (entry.complete() && !told.contains(reference)) {
                news(reference, entry).ifPresent(due::add);
            }
        });
        due.forEach(news -> told.add(news.reference()));
        return due;
    }

    /** It could not be stored. */
    void back(SmsNews news) {
        told.remove(news.reference());
    }

    private Optional<String> match(StatusReport report) {
        Instant when = report.sentAt().map(OffsetDateTime::toInstant).orElse(Instant.MAX);
        return sent.entrySet().stream()
                .filter(entry -> part(entry.getValue(), report) != NONE)
                .filter(entry -> sameNumber(entry.getValue().to(), report.to().value()))
                .min(Comparator.comparing(entry -> distance(entry.getValue().at(), when)))
                .map(Map.Entry::getKey);
    }

    private static Duration distance(Instant one, Instant other) {
        // Without a time the latest message is the nearest.
        return other.equals(Instant.MAX)
                ? Duration.ofSeconds(Long.MAX_VALUE / 4 - one.getEpochSecond())
                : Duration.between(one, other).abs();
    }

    private static int part(Sent entry, StatusReport report) {
        for (int i = 0; i < entry.references().length; i++) {
            if (entry.references()[i] == report.reference() && entry.statuses()[i] == NONE) {
                return i;
            }
        }
        return NONE;
    }

    static boolean sameNumber(String one, String other) {
        int digits = Math.min(COMPARED_DIGITS, Math.min(one.length(), other.length()));
        return digits > 0 && one.substring(one.length() - digits).equals(other.substring(other.length() - digits));
    }

    private static Optional<SmsNews> news(String reference, Sent entry) {
        int[] known =
                Arrays.stream(entry.statuses()).filter(status -> status != NONE).toArray();
        Optional<Integer> bad = Arrays.stream(known)
                .boxed()
                .filter(status -> StatusReport.Fate.of(status).isBad())
                .findFirst();
        if (bad.isEmpty() && known.length < entry.statuses().length) {
            return Optional.empty();
        }
        int status = bad.orElseGet(() -> Arrays.stream(known).max().orElseThrow());
        return Optional.of(
                new SmsNews(reference, StatusReport.Fate.of(status), entry.done(), StatusReport.words(status)));
    }
}
