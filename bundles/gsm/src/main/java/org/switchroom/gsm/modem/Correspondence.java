package org.switchroom.gsm.modem;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.switchroom.gsm.pdu.SmsAddress;

/**
 * Under which reference each number was written to last, over restarts: an SMS names nothing that it answers, so what
 * comes from a number answers what went to it last.
 */
final class Correspondence {
    /** Who writes later than this means something else. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final String PREFIX = "written/";

    private record Last(String number, String reference, Instant at) {
        String written() {
            return number + " " + reference + " " + at;
        }

        static Last read(String text) {
            String[] fields = text.split(" ");
            return new Last(fields[0], fields[1], Instant.parse(fields[2]));
        }

        boolean isInternational() {
            return number.startsWith("+");
        }
    }

    private final Memory memory;
    private final Map<String, Last> byNumber = new HashMap<>();

    Correspondence(Memory memory) {
        this.memory = memory;
        memory.all(PREFIX).forEach((key, value) -> {
            try {
                Last last = Last.read(value);
                byNumber.put(last.number(), last);
            } catch (RuntimeException damaged) {
                // It costs one answer its place in a story.
                memory.forget(key);
            }
        });
    }

    private static String key(String number) {
        return PREFIX + PartBook.digest(number);
    }

    void wrote(SmsAddress to, String reference, Instant at) {
        Last last = new Last(to.written(), reference, at);
        byNumber.put(last.number(), last);
        memory.keep(key(last.number()), last.written());
    }

    /** What this sender answers; networks write the same number nationally or internationally. */
    Optional<String> lastTo(SmsAddress from, Instant now) {
        if (from.isName() || from.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Last> same = Optional.ofNullable(byNumber.get(from.written()));
        return same.or(() -> otherwiseWritten(from))
                .filter(last -> last.at().plus(KEPT).isAfter(now))
                .map(Last::reference);
    }

    private Optional<Last> otherwiseWritten(SmsAddress from) {
        return byNumber.values().stream()
                .filter(last -> !(last.isInternational() && from.isInternational()))
                .filter(last -> ReportBook.sameNumber(last.number(), from.value()))
                .max(Comparator.comparing(Last::at));
    }

    void expire(Instant now) {
        List<String> old = byNumber.values().stream()
                .filter(last -> !last.at().plus(KEPT).isAfter(now))
                .map(Last::number)
                .toList();
        old.forEach(number -> {
            byNumber.remove(number);
            memory.forget(key(number));
        });
    }
}
