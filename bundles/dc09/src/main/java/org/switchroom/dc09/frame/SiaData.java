package org.switchroom.dc09.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data of a SIA-DCS frame, such as {@code #1234|Nri1/BA01^Front door^}.
 *
 * @param account empty when it is named outside only
 * @param text of a block {@code A}; what the panel has to say in words
 */
public record SiaData(Optional<String> account, List<SiaEvent> events, Optional<String> text) {
    private static final Pattern ACCOUNT = Pattern.compile("#?([0-9A-Fa-f]{3,16})");
    private static final Pattern MODIFIER = Pattern.compile("([a-z]{2})([0-9A-Za-z:.,-]{0,20}?)(?=/|[A-Z]{2}|$)");
    private static final Pattern EVENT = Pattern.compile("([A-Z]{2})([0-9]{0,6})(?:\\^([^^]{0,200})\\^?)?");

    public SiaData {
        events = List.copyOf(events);
    }

    /** Empty when a part of it is not understood: half of an alarm is none. */
    public static Optional<SiaData> read(String data) {
        String[] blocks = data.split("\\|", -1);
        Matcher named = ACCOUNT.matcher(blocks[0]);
        boolean account = blocks.length > 1 && named.matches();
        List<SiaEvent> events = new ArrayList<>();
        Optional<String> text = Optional.empty();
        for (int i = account || blocks[0].isEmpty() ? 1 : 0; i < blocks.length; i++) {
            String block = blocks[i];
            if (block.startsWith("N") || block.startsWith("O")) {
                if (!readEvents(block.substring(1), events)) {
                    return Optional.empty();
                }
            } else if (block.startsWith("A")) {
                text = Optional.of(block.substring(1));
            }
        }
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new SiaData(
                        account ? Optional.of(named.group(1).toUpperCase(Locale.ROOT)) : Optional.empty(),
                        events,
                        text));
    }

    private static boolean readEvents(String block, List<SiaEvent> events) {
        Optional<String> area = Optional.empty();
        Optional<String> user = Optional.empty();
        int at = 0;
        while (at < block.length()) {
            if (block.charAt(at) == '/') {
                at++;
                continue;
            }
            Matcher modifier = MODIFIER.matcher(block).region(at, block.length());
            Matcher event = EVENT.matcher(block).region(at, block.length());
            if (modifier.lookingAt()) {
                Optional<String> value = Optional.of(modifier.group(2)).filter(digits -> !digits.isEmpty());
                area = modifier.group(1).equals("ri") ? value : area;
                user = modifier.group(1).equals("id") ? value : user;
                at = modifier.end();
            } else if (event.lookingAt()) {
                events.add(
                        new SiaEvent(event.group(1), event.group(2), area, user, Optional.ofNullable(event.group(3))));
                at = event.end();
            } else if (events.isEmpty()) {
                return false;
            } else {
                // Words that a panel puts behind its event in a way of its own.
                int next = block.indexOf('/', at);
                at = next < 0 ? block.length() : next;
            }
        }
        return true;
    }
}
