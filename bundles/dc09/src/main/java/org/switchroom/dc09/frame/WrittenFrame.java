package org.switchroom.dc09.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A frame as somebody wrote it down, read as far as it can be, for people who look for what is wrong with it. A receiver
 * reads with {@link FrameReader}, which is strict.
 *
 * @param frame empty when there is nothing of a frame in it
 * @param crc what its bytes ask for
 * @param length of its bytes, from the first quote on
 * @param wrong what a receiver finds wrong, each a sentence
 */
public record WrittenFrame(Optional<Frame> frame, int crc, int length, List<String> wrong) {
    public WrittenFrame {
        wrong = List.copyOf(wrong);
    }

    /** @param text see {@link org.switchroom.alarm.FrameCodec#decode} */
    public static WrittenFrame read(String text) {
        byte[] bytes = bytes(text.strip());
        FrameHead head = FrameHead.of(bytes, 0, bytes.length);
        int quote = head.quote() >= 0 ? head.quote() : find((byte) '"', bytes);
        if (quote < 0) {
            return new WrittenFrame(Optional.empty(), 0, 0, List.of("it has no word in quotes, such as \"ADM-CID\""));
        }
        int length = bytes.length - quote;
        int sum = Crc16.of(bytes, quote, bytes.length);
        List<String> wrong = new ArrayList<>();
        if (head.quote() < 0) {
            wrong.add("before its first quote there is no CRC and length of DC-09; expected %04X and 0%03X"
                    .formatted(sum, length));
        } else {
            if (head.length() != length) {
                wrong.add("it says that it has %d bytes (0%03X) and has %d (0%03X)"
                        .formatted(head.length(), head.length(), length, length));
            }
            if (head.sum() != sum) {
                wrong.add("its CRC is %04X and it says %04X".formatted(sum, head.sum()));
            }
        }
        if (length > Frame.LONGEST) {
            wrong.add("it has more bytes than a length can say, which is " + Frame.LONGEST);
            return new WrittenFrame(Optional.empty(), sum, length, wrong);
        }
        Optional<Frame> frame = FrameReader.read(mended(head.form(), bytes, quote, sum))
                .fold(Optional::of, damaged -> {
                    wrong.add(damaged.words());
                    return Optional.empty();
                });
        return new WrittenFrame(frame, sum, length, wrong);
    }

    /** The same with the CRC and the length that it should have. */
    private static byte[] mended(CrcForm form, byte[] bytes, int quote, int sum) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 8);
        if (form == CrcForm.RAW) {
            out.write(sum >>> 8);
            out.write(sum);
        } else {
            out.writeBytes("%04X".formatted(sum).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes("0%03X".formatted(bytes.length - quote).getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, quote, bytes.length - quote);
        return out.toByteArray();
    }

    /** What stands between LF and CR. */
    private static byte[] bytes(String text) {
        String digits = text.replace(" ", "");
        if (digits.matches("(?i)0A([0-9A-F]{2})+")) {
            byte[] all = HexFormat.of().parseHex(digits);
            int end = all[all.length - 1] == '\r' ? all.length - 1 : all.length;
            return java.util.Arrays.copyOfRange(all, 1, end);
        }
        String bare = text;
        for (String start : List.of("\\n", "<LF>")) {
            bare = bare.startsWith(start) ? bare.substring(start.length()) : bare;
        }
        for (String end : List.of("\\r", "<CR>")) {
            bare = bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare;
        }
        return bare.getBytes(Frame.CHARACTERS);
    }

    private static int find(byte wanted, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }
}
