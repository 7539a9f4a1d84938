package org.switchroom.voice.modem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A coding of a modem's, under the modem's own number for it: makers number them as they like, so their names count.
 *
 * @param number for {@code AT+VSM=}
 */
record SoundFormat(int number, Coding coding) {
    /** {@code 131,"8-BIT ULAW",(8000)} or {@code 1,"UNSIGNED PCM",8,0,8000,0,0}. */
    private static final Pattern OFFER =
            Pattern.compile("(?:\\+VSM:\\s*)?([0-9]{1,3})\\s*[,;]\\s*\"?([^\",;]{1,40})\"?\\s*[,;](.*)");

    private static final Pattern BITS = Pattern.compile("\\s*([0-9]{1,2})\\s*[,;].*");
    private static final Pattern RANGE = Pattern.compile("\\b([0-9]{4,5})\\s*-\\s*([0-9]{4,5})\\b");
    private static final int RATE = 8_000;

    /** The best of what is offered at 8,000 samples a second. */
    static Optional<SoundFormat> best(List<String> offers, Optional<Coding> wished) {
        List<SoundFormat> found = new ArrayList<>();
        for (String offer : offers) {
            Matcher matcher = OFFER.matcher(offer);
            if (matcher.matches() && hasRate(matcher.group(3)) && hasEightBits(matcher.group(3))) {
                int number = Integer.parseInt(matcher.group(1));
                Coding.named(matcher.group(2))
                        .filter(coding -> wished.isEmpty() || wished.get() == coding)
                        .ifPresent(coding -> found.add(new SoundFormat(number, coding)));
            }
        }
        return found.stream().min(Comparator.comparing(SoundFormat::coding));
    }

    private static boolean hasEightBits(String rest) {
        Matcher bits = BITS.matcher(rest);
        return !bits.matches() || bits.group(1).equals("8");
    }

    private static boolean hasRate(String rest) {
        Matcher range = RANGE.matcher(rest);
        while (range.find()) {
            if (Integer.parseInt(range.group(1)) <= RATE && RATE <= Integer.parseInt(range.group(2))) {
                return true;
            }
        }
        return rest.matches(".*\\b" + RATE + "\\b.*");
    }
}
