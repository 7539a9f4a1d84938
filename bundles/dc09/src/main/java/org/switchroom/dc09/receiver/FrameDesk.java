package org.switchroom.dc09.receiver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.switchroom.alarm.DecodedFrame;
import org.switchroom.alarm.EventCodes;
import org.switchroom.alarm.FrameCodec;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.dc09.frame.Frame;
import org.switchroom.dc09.frame.FrameCipher;
import org.switchroom.dc09.frame.FrameContent;
import org.switchroom.dc09.frame.WrittenFrame;
import org.switchroom.message.Content;

/** Reads a frame as the receiver does, and says what it would have found. The service behind {@code alarm:decode}. */
@Component
public final class FrameDesk implements FrameCodec {
    @Override
    public Answer<DecodedFrame> decode(String written, Optional<String> key) {
        Optional<FrameCipher> cipher;
        try {
            cipher = key.map(FrameDesk::bytes).map(FrameCipher::new);
        } catch (IllegalArgumentException noKey) {
            return Answer.refused(Problem.field(
                    "key", "it is no key of AES", "Give 32, 48 or 64 hexadecimal digits, or 16, 24 or 32 characters"));
        }
        WrittenFrame read = WrittenFrame.read(written);
        return read.frame()
                .map(frame -> Answer.done(decoded(frame, read, cipher)))
                .orElseGet(() -> Answer.refused(Problem.field(
                        "frame",
                        "This is no frame of DC-09: " + String.join("; ", read.wrong()),
                        "Give it whole, from the CRC to what stands before the CR, in single quotes")));
    }

    private static byte[] bytes(String key) {
        return key.matches("([0-9A-Fa-f]{32}|[0-9A-Fa-f]{48}|[0-9A-Fa-f]{64})")
                ? HexFormat.of().parseHex(key)
                : key.getBytes(StandardCharsets.US_ASCII);
    }

    private static DecodedFrame decoded(Frame frame, WrittenFrame read, Optional<FrameCipher> cipher) {
        List<String> wrong = new ArrayList<>(read.wrong());
        Optional<FrameContent> content = content(frame, cipher, wrong);
        List<Content.Alarm> events = content.map(it -> events(frame, it, wrong)).orElse(List.of());
        return new DecodedFrame(
                frame.id(),
                meaning(frame),
                frame.encrypted(),
                "%04X".formatted(read.crc()),
                read.length(),
                frame.sequence(),
                frame.receiver(),
                frame.line(),
                frame.account(),
                content.map(FrameContent::data),
                content.map(FrameContent::extra).orElse(Map.of()),
                content.flatMap(FrameContent::time),
                events,
                wrong);
    }

    private static Optional<FrameContent> content(Frame frame, Optional<FrameCipher> cipher, List<String> wrong) {
        Optional<FrameContent> content;
        if (!frame.encrypted()) {
            content = FrameContent.read(frame.content());
            if (content.isEmpty()) {
                wrong.add("its brackets are not closed");
            }
        } else if (cipher.isEmpty()) {
            wrong.add("it is in cipher, and no key was given to read it");
            return Optional.empty();
        } else {
            content = cipher.get().decrypt(frame.content());
            if (content.isEmpty()) {
                wrong.add("its cipher is not of this key, or it is cut off");
            }
        }
        content.filter(it -> it.time().isEmpty())
                .flatMap(FrameContent::stamp)
                .ifPresent(stamp -> wrong.add("'" + stamp + "' is no time; expected HH:MM:SS,MM-DD-YYYY in UTC"));
        return content;
    }

    private static List<Content.Alarm> events(Frame frame, FrameContent content, List<String> wrong) {
        if (frame.isReply()) {
            return List.of();
        }
        Optional<Reading> reading = Reading.of(frame, content);
        if (reading.isEmpty()) {
            wrong.add("as a " + frame.id() + " it can not be understood: "
                    + (content.data().isEmpty() ? "there is nothing in it" : "[" + content.data() + "]")
                    + (frame.account().isEmpty() ? ", and no account is named outside" : ""));
            return List.of();
        }
        reading.get().unknown().forEach(letters -> wrong.add("no event is known by the letters " + letters));
        for (Content.Alarm event : reading.get().events()) {
            if (EventCodes.find(event.code()).isEmpty()) {
                wrong.add("no table knows the code " + event.code() + "; it is relayed unchanged, as OTHER");
            }
        }
        return reading.get().events();
    }

    private static String meaning(Frame frame) {
        return switch (frame.id()) {
            case Frame.CONTACT_ID -> "an event in the words of Contact ID";
            case Frame.SIA -> "events in the words of SIA DC-03";
            case Frame.POLL -> "a poll: the sender is there";
            case Frame.ACK -> "an answer: it is taken";
            case Frame.DUH -> "an answer: it came, and is of no use";
            case Frame.NAK -> "an answer: the sender's clock is wrong";
            case "RSP" -> "an answer to a request";
            default -> "a kind of message that is not read here";
        };
    }
}
