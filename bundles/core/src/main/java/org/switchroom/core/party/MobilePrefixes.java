package org.switchroom.core.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The prefixes that mobile numbers begin with (table 93001 SMS_HANDYVORWAHLEN), by country code. A country that is not
 * in it gets no SMS; an empty table checks nothing.
 */
public final class MobilePrefixes {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,7})(?:\\s*-\\s*([0-9]{1,7}))?");

    /** Both of the same length; what begins with something between them, both included, is mobile. */
    private record Range(String from, String to) {
        boolean holds(String national) {
            if (national.length() < from.length()) {
                return false;
            }
            String begin = national.substring(0, from.length());
            return begin.compareTo(from) >= 0 && begin.compareTo(to) <= 0;
        }
    }

    private final Map<Integer, List<Range>> byCountry;

    private final Map<String, String> texts;

    private MobilePrefixes(Map<Integer, List<Range>> byCountry, Map<String, String> texts) {
        this.byCountry = byCountry;
        this.texts = texts;
    }

    /** By country code, as they were written. */
    Map<String, String> texts() {
        return texts;
    }

    /** The regulator's ranges of Austria. */
    public static final String AUSTRIA = "650-653,655,657,659-661,663-699";

    /**
     * @param texts by country code, such as {@code 650-653,655}; an empty one is as if it were not there
     * @throws IllegalArgumentException naming the country code and what is wrong
     */
    public static MobilePrefixes of(Map<String, String> texts) {
        Map<Integer, List<Range>> byCountry = new TreeMap<>();
        Map<String, String> kept = new TreeMap<>();
        texts.forEach((country, text) -> {
            if (!country.matches("[1-9][0-9]{0,2}")) {
                throw new IllegalArgumentException("'" + country + "' is no country code such as 43");
            }
            if (!text.isBlank()) {
                byCountry.put(Integer.valueOf(country), ranges(text));
                kept.put(country, text);
            }
        });
        return new MobilePrefixes(byCountry, kept);
    }

    private static List<Range> ranges(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.strip());
            String to = range.matches() ? Optional.ofNullable(range.group(2)).orElse(range.group(1)) : "";
            if (to.isEmpty() || to.length() != range.group(1).length() || to.compareTo(range.group(1)) < 0) {
                throw new IllegalArgumentException(
                        "'" + part.strip() + "' is neither a prefix such as 655 nor a range such as 650-653");
            }
            ranges.add(new Range(range.group(1), to));
        }
        return ranges;
    }

    boolean isEmpty() {
        return byCountry.isEmpty();
    }

    boolean knows(int country) {
        return byCountry.containsKey(country);
    }

    /** @param national the number without its country code */
    boolean holds(int country, String national) {
        return byCountry.getOrDefault(country, List.of()).stream().anyMatch(range -> range.holds(national));
    }

    @Override
    public String toString() {
        return byCountry.keySet().stream().map(country -> "+" + country).collect(Collectors.joining(", "));
    }
}
