package org.switchroom.route.contactidip;

import java.util.Optional;
import java.util.regex.Pattern;
import org.switchroom.alarm.EventCode;
import org.switchroom.alarm.EventCodes;
import org.switchroom.dc09.frame.ContactIdData;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.message.Content;

/** Writes an event in the words that a station wants. */
final class EventWriter {
    private static final Pattern CODE = Pattern.compile("[0-9B-F]{3}");
    private static final int RESTORE = 3;

    private final boolean sia;

    EventWriter(boolean sia) {
        this.sia = sia;
    }

    /** @param id of the frame */
    record Written(String id, String data) {}

    /** Empty when no words can say it. */
    Optional<Written> write(String account, Content.Alarm alarm) {
        boolean sayable = CODE.matcher(alarm.code()).matches()
                && (alarm.qualifier() == 1 || alarm.qualifier() == RESTORE || alarm.qualifier() == 6)
                && alarm.partition() >= 0
                && alarm.partition() <= 99
                && alarm.zoneOrUser() >= 0
                && alarm.zoneOrUser() <= 999;
        if (!sayable) {
            return Optional.empty();
        }
        Optional<Written> inLetters =
                sia ? letters(alarm).map(letters -> sia(account, alarm, letters)) : Optional.empty();
        return inLetters.or(() -> Optional.of(new Written(Frame.CONTACT_ID, ContactIdData.write(account, alarm))));
    }

    /** None for a condition that is still present: SIA would say that it is new. */
    private static Optional<String> letters(Content.Alarm alarm) {
        return switch (alarm.qualifier()) {
            case 1 -> EventCodes.find(alarm.code()).flatMap(EventCode::siaNew);
            case RESTORE -> EventCodes.find(alarm.code()).flatMap(EventCode::siaRestore);
            default -> Optional.empty();
        };
    }

    private static Written sia(String account, Content.Alarm alarm, String letters) {
        return new Written(
                Frame.SIA, "#%s|Nri%d/%s%03d".formatted(account, alarm.partition(), letters, alarm.zoneOrUser()));
    }
}
