package org.switchroom.dc09.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.switchroom.alarm.EventCodes;
import org.switchroom.dc09.frame.ContactIdData;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameContent;
import org.switchroom.dc09.frame.SiaData;
import org.switchroom.dc09.frame.SiaEvent;
import org.switchroom.message.Content;

/**
 * What a frame says, in the house's words.
 *
 * @param account in upper case
 * @param unknown SIA letters among the events that no table knows
 * @param words of the panel, where it has some
 */
record Reading(String account, List<Content.Alarm> events, List<String> unknown, Optional<String> words) {
    private static final int HIGHEST_ZONE = 999;
    private static final int HIGHEST_PARTITION = 99;

    /** Empty when there is nothing in it that could be reported: no account, no event, an unknown kind of message. */
    static Optional<Reading> of(Frame frame, FrameContent content) {
        Optional<String> outer = frame.account().map(digits -> digits.toUpperCase(Locale.ROOT));
        switch (frame.id()) {
            case Frame.POLL -> {
                return outer.map(account -> new Reading(account, List.of(), List.of(), Optional.empty()));
            }
            case Frame.CONTACT_ID -> {
                return ContactIdData.read(content.data()).flatMap(read -> outer.or(read::account)
                        .map(account -> new Reading(
                                account, List.of(under(account, read.event())), List.of(), Optional.empty())));
            }
            case Frame.SIA -> {
                // Without data a frame of this kind says what a poll says.
                if (content.data().isEmpty()) {
                    return outer.map(account -> new Reading(account, List.of(), List.of(), Optional.empty()));
                }
                return SiaData.read(content.data())
                        .flatMap(read -> outer.or(read::account).map(account -> sia(account, read)));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static Content.Alarm under(String account, Content.Alarm event) {
        return new Content.Alarm(account, event.qualifier(), event.code(), event.partition(), event.zoneOrUser());
    }

    private static Reading sia(String account, SiaData read) {
        List<Content.Alarm> events = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (SiaEvent event : read.events()) {
            event.text().map(String::strip).filter(text -> !text.isEmpty()).ifPresent(words::add);
            EventCodes.fromSia(event.letters())
                    .ifPresentOrElse(
                            meaning -> events.add(new Content.Alarm(
                                    account,
                                    meaning.qualifier(),
                                    meaning.code(),
                                    number(event.area().orElse(""), HIGHEST_PARTITION),
                                    number(
                                            event.number().isEmpty()
                                                    ? event.user().orElse("")
                                                    : event.number(),
                                            HIGHEST_ZONE))),
                            () -> unknown.add(event.letters()));
        }
        read.text().ifPresent(words::add);
        return new Reading(
                account, events, unknown, words.isEmpty() ? Optional.empty() : Optional.of(String.join(" / ", words)));
    }

    /** Contact ID has no higher ones; what it can not say is 0 there, and stands in the record as it came. */
    private static int number(String digits, int highest) {
        if (!digits.matches("[0-9]{1,6}")) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number > highest ? 0 : number;
    }

    /** What else the panel said, by its block's letter; words of its own under {@code A}. */
    Map<String, String> extra(FrameContent content) {
        Map<String, String> extra = content.extra();
        words.ifPresent(text -> extra.merge("A", text, (one, other) -> one + " / " + other));
        return extra;
    }
}
