package org.switchroom.dc09.frame;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the bytes between LF and CR. Whatever they are, the answer is a value. */
public final class FrameReader {
    /** Bounded repeats only, so that no text takes longer than its own length. */
    private static final Pattern HEADER = Pattern.compile("\"(\\*?)([A-Z0-9-]{1,12})\"([0-9]{4})"
            + "(?:R([0-9A-Fa-f]{1,6}))?(?:L([0-9A-Fa-f]{1,6}))?(?:#([0-9A-Fa-f]{3,16}))?\\[");

    /** A NAK says where an account would be that it is nobody's. */
    private static final Pattern NAK_HEADER = Pattern.compile("\"NAK\"([0-9]{4})[^\\[]{0,40}\\[");

    private FrameReader() {}

    public static ReadFrame read(byte[] frame) {
        FrameHead head = FrameHead.of(frame, 0, frame.length);
        if (head.quote() < 0) {
            return damaged(ReadFrame.Damage.SHAPE, "it does not begin with a CRC and a length");
        }
        int length = frame.length - head.quote();
        if (length != head.length()) {
            return damaged(
                    ReadFrame.Damage.LENGTH, "it says that it has " + head.length() + " bytes and has " + length);
        }
        int sum = Crc16.of(frame, head.quote(), frame.length);
        if (sum != head.sum()) {
            return damaged(ReadFrame.Damage.CRC, "its CRC is %04X and it says %04X".formatted(sum, head.sum()));
        }
        return body(head.form(), new String(frame, head.quote(), length, Frame.CHARACTERS));
    }

    private static ReadFrame body(CrcForm form, String text) {
        Matcher nak = NAK_HEADER.matcher(text);
        if (nak.lookingAt()) {
            return new ReadFrame.Sound(new Frame(
                    form,
                    Frame.NAK,
                    false,
                    Integer.parseInt(nak.group(1)),
                    Optional.of("0"),
                    Optional.of("0"),
                    Optional.empty(),
                    text.substring(nak.end())));
        }
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            return damaged(ReadFrame.Damage.SHAPE, "its header is not one of DC-09");
        }
        return new ReadFrame.Sound(new Frame(
                form,
                header.group(2),
                !header.group(1).isEmpty(),
                Integer.parseInt(header.group(3)),
                Optional.ofNullable(header.group(4)),
                Optional.ofNullable(header.group(5)),
                Optional.ofNullable(header.group(6)),
                text.substring(header.end())));
    }

    private static ReadFrame damaged(ReadFrame.Damage damage, String words) {
        return new ReadFrame.Damaged(damage, words);
    }
}
