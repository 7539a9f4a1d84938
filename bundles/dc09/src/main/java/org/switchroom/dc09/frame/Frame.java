package org.switchroom.dc09.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One DC-09 frame, its CRC and length found right.
 *
 * @param id such as {@code ADM-CID}, without the asterisk of a cipher
 * @param encrypted true when the content is hexadecimal digits of a cipher
 * @param sequence 0 to 9999
 * @param receiver digits after R, as they were written
 * @param line digits after L, as they were written
 * @param account digits after #, as they were written; an answer repeats them so
 * @param content all after the opening bracket: data, closing bracket, further blocks and time, or their cipher
 */
public record Frame(
        CrcForm crc,
        String id,
        boolean encrypted,
        int sequence,
        Optional<String> receiver,
        Optional<String> line,
        Optional<String> account,
        String content) {
    public static final String CONTACT_ID = "ADM-CID";
    public static final String SIA = "SIA-DCS";
    public static final String POLL = "NULL";
    public static final String ACK = "ACK";
    public static final String NAK = "NAK";
    public static final String DUH = "DUH";

    /** What a length of three hexadecimal digits can say. */
    public static final int LONGEST = 0xFFF;

    /** Panels write names of zones in it. Every byte has a character, or is replaced by one. */
    static final Charset CHARACTERS = Charset.forName("windows-1252");

    /** Where others name an account, a NAK has this. */
    private static final String NOBODY = "A0";

    public Frame {
        Objects.requireNonNull(crc, "crc");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(content, "content");
        if (sequence < 0 || sequence > 9999) {
            throw new IllegalArgumentException("a sequence is 0 to 9999, found " + sequence);
        }
    }

    /** A frame in clear. */
    public static Frame plain(String id, int sequence, Optional<String> line, String account, FrameContent content) {
        return new Frame(
                CrcForm.HEX, id, false, sequence, Optional.empty(), line, Optional.of(account), content.toString());
    }

    /** Understood, and on disk. */
    public Frame ack() {
        return reply(ACK, false, FrameContent.EMPTY.toString());
    }

    /** The same, to one who speaks in cipher; its time is inside. */
    public Frame ack(FrameCipher cipher, FrameContent content) {
        return reply(ACK, true, cipher.encrypt(content));
    }

    /** Received, and of no use. In clear always. */
    public Frame duh() {
        return reply(DUH, false, FrameContent.EMPTY.toString());
    }

    private Frame reply(String word, boolean inCipher, String saying) {
        return new Frame(crc, word, inCipher, sequence, receiver, line, account, saying);
    }

    /** The panel's clock is wrong; this is the time. In clear always, and it names nobody. */
    public Frame nak(FrameContent time) {
        return new Frame(crc, NAK, false, 0, Optional.of("0"), Optional.of("0"), Optional.empty(), time.toString());
    }

    public boolean isReply() {
        return id.equals(ACK) || id.equals(NAK) || id.equals(DUH) || id.equals("RSP");
    }

    /** From the first quote to the end; what CRC and length are of. */
    public String text() {
        return header() + content;
    }

    /** Up to and with the opening bracket. */
    public String header() {
        return '"'
                + (encrypted ? "*" : "")
                + id
                + '"'
                + "%04d".formatted(sequence)
                + receiver.map(digits -> "R" + digits).orElse("")
                + line.map(digits -> "L" + digits).orElse("")
                + (id.equals(NAK) ? NOBODY : account.map(digits -> "#" + digits).orElse(""))
                + '[';
    }

    /**
     * As it travels, from LF to CR.
     *
     * @throws IllegalStateException when it is longer than a length can say
     */
    public byte[] bytes() {
        byte[] body = text().getBytes(CHARACTERS);
        if (body.length > LONGEST) {
            throw new IllegalStateException("a frame has at most " + LONGEST + " bytes, this one " + body.length);
        }
        int sum = Crc16.of(body, 0, body.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 10);
        out.write('\n');
        if (crc == CrcForm.RAW) {
            out.write(sum >>> 8);
            out.write(sum);
        } else {
            out.writeBytes(ascii("%04X".formatted(sum)));
        }
        out.writeBytes(ascii("0%03X".formatted(body.length)));
        out.writeBytes(body);
        out.write('\r');
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
