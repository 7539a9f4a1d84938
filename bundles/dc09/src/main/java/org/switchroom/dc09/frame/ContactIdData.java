package org.switchroom.dc09.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.message.Content;

/**
 * The data of an ADM-CID frame, {@code #1234|1130 01 015}: no message type and no checksum, other than on a line.
 *
 * @param account empty when it is named outside only
 * @param event under the account that is named inside, or none
 */
public record ContactIdData(Optional<String> account, Content.Alarm event) {
    private static final Pattern DATA = Pattern.compile(
            "(?:#?([0-9A-Fa-f]{3,16})?\\|)?\\s{0,4}([136])([0-9B-Fb-f]{3})\\s{0,4}([0-9]{2})\\s{0,4}([0-9]{3})\\s{0,4}");

    /** Empty when it is not the data of an event. */
    public static Optional<ContactIdData> read(String data) {
        Matcher parts = DATA.matcher(data);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Optional<String> account = Optional.ofNullable(parts.group(1)).map(digits -> digits.toUpperCase(Locale.ROOT));
        return Optional.of(new ContactIdData(
                account,
                new Content.Alarm(
                        account.orElse(""),
                        Integer.parseInt(parts.group(2)),
                        parts.group(3).toUpperCase(Locale.ROOT),
                        Integer.parseInt(parts.group(4)),
                        Integer.parseInt(parts.group(5)))));
    }

    /** The data of a frame for this account. */
    public static String write(String account, Content.Alarm event) {
        return "#%s|%d%s %02d %03d"
                .formatted(account, event.qualifier(), event.code(), event.partition(), event.zoneOrUser());
    }
}
