package org.switchroom.shell.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.switchroom.alarm.ContactIdBlock;
import org.switchroom.alarm.DecodedFrame;
import org.switchroom.alarm.EventCode;
import org.switchroom.alarm.EventCodes;
import org.switchroom.message.Content;
import org.switchroom.shell.Facts;

/** What was decoded, as facts: each field as it stands and what it means, and what is wrong. */
final class DecodeFacts {
    private DecodeFacts() {}

    static Facts of(DecodedFrame frame) {
        Facts facts = new Facts()
                .with("kind", "DC-09 frame")
                .with("id", frame.id())
                .with("meaning", frame.meaning())
                .with("encrypted", frame.encrypted())
                .with("crc", frame.crc())
                .with("length", frame.length())
                .with("sequence", frame.sequence())
                .with("receiver", frame.receiver())
                .with("line", frame.line())
                .with("account", frame.account())
                .with("data", frame.data().filter(data -> !data.isEmpty()))
                .with("time", frame.time());
        if (!frame.blocks().isEmpty()) {
            facts.with("blocks", frame.blocks());
        }
        if (!frame.events().isEmpty()) {
            facts.with("events", frame.events().stream().map(DecodeFacts::of).toList());
        }
        return facts.with("wrong", wrong(frame.wrong()));
    }

    private static Facts of(Content.Alarm event) {
        return meaning(new Facts(), event.qualifier(), event.code())
                .with("partition", event.partition())
                .with(number(event.code()), event.zoneOrUser());
    }

    static Facts of(ContactIdBlock block) {
        List<String> wrong = new ArrayList<>();
        if (EventCodes.find(block.code()).isEmpty()) {
            wrong.add("no table knows the code " + block.code() + "; it is relayed unchanged, as OTHER");
        }
        return meaning(
                        new Facts()
                                .with("kind", "Contact ID")
                                .with("account", block.account())
                                .with("messageType", block.messageType()),
                        block.qualifier(),
                        block.code())
                .with("partition", block.partition())
                .with(number(block.code()), block.zoneOrUser())
                .with("checksum", block.digits().substring(15))
                .with("digits", block.digits())
                .with("keys", block.keys())
                .with("wrong", wrong(wrong));
    }

    /** 16 digits that are no message, each field as it stands: where the mistake is, people see best themselves. */
    static Facts apart(String digits, String cause) {
        String upper = digits.toUpperCase(Locale.ROOT);
        Facts facts = new Facts()
                .with("kind", "Contact ID")
                .with("account", upper.substring(0, 4))
                .with("messageType", upper.substring(4, 6));
        return meaning(facts, Character.digit(upper.charAt(6), 16), upper.substring(7, 10))
                .with("partition", upper.substring(10, 12))
                .with(number(upper.substring(7, 10)), upper.substring(12, 15))
                .with("checksum", upper.substring(15))
                .with("digits", upper)
                .with("wrong", List.of(cause));
    }

    private static Facts meaning(Facts facts, int qualifier, String code) {
        return facts.with("qualifier", qualifier + qualifierWords(qualifier, code))
                .with("code", code)
                .with("text", EventCodes.find(code).map(EventCode::text))
                .with("eventClass", EventCodes.classOf(code).name())
                .with("sia", EventCodes.find(code).flatMap(known -> known.sia(qualifier)));
    }

    private static String qualifierWords(int qualifier, String code) {
        boolean door = EventCodes.classOf(code) == org.switchroom.alarm.EventClass.OPEN_CLOSE;
        return switch (qualifier) {
            case 1 -> door ? " (opening)" : " (new)";
            case 3 -> door ? " (closing)" : " (restored)";
            case 6 -> " (still present)";
            default -> " (unknown)";
        };
    }

    private static String number(String code) {
        return EventCodes.find(code).filter(EventCode::user).isPresent() ? "user" : "zone";
    }

    private static Optional<List<String>> wrong(List<String> wrong) {
        return Optional.of(wrong.isEmpty() ? List.of("nothing") : wrong);
    }
}
