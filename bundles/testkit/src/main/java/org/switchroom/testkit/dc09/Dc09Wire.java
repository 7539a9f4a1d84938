package org.switchroom.testkit.dc09;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Bytes on a DC-09 line. One character is one byte here. */
final class Dc09Wire {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss,MM-dd-yyyy", Locale.ROOT);
    private static final Pattern BODY = Pattern.compile(
            "\"(\\*?)([A-Z-]+)\"(\\d{4})((?:R[0-9A-Fa-f]+)?(?:L[0-9A-Fa-f]+)?(?:A0)?)(?:#([0-9A-Fa-f]+))?\\[(.*)",
            Pattern.DOTALL);
    private static final Pattern STAMP = Pattern.compile("_(\\d\\d:\\d\\d:\\d\\d,\\d\\d-\\d\\d-\\d{4})");

    private Dc09Wire() {}

    /** Remainder by the polynomial x^16 + x^15 + x^2 + 1, each byte's lowest bit first. */
    static int crc(String text) {
        int register = 0;
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = ((register ^ each >> bit) & 1) == 1;
                register >>= 1;
                if (carry) {
                    register ^= 0b1010_0000_0000_0001;
                }
            }
        }
        return register & 0xFFFF;
    }

    static byte[] frame(String body, boolean rawCrc) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int crc = crc(body);
        out.write(10);
        if (rawCrc) {
            out.write(crc >> 8);
            out.write(crc);
        } else {
            out.writeBytes(String.format(Locale.ROOT, "%04X", crc).getBytes(StandardCharsets.US_ASCII));
        }
        out.writeBytes(String.format(Locale.ROOT, "%04X", body.length()).getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        out.write(13);
        return out.toByteArray();
    }

    static String stamp(Instant time) {
        return "_" + TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    static Optional<Instant> time(String content) {
        Matcher stamp = STAMP.matcher(content);
        return stamp.find()
                ? Optional.of(LocalDateTime.parse(stamp.group(1), TIME).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }

    /** Dots in front, none where the length is whole already. */
    static String encrypt(String content, byte[] key) {
        String bar = content.startsWith("]") ? "" : "|";
        String padding = ".".repeat((16 - (content.length() + bar.length()) % 16) % 16);
        StringBuilder digits = new StringBuilder();
        for (byte each :
                aes(Cipher.ENCRYPT_MODE, (padding + bar + content).getBytes(StandardCharsets.ISO_8859_1), key)) {
            digits.append(String.format(Locale.ROOT, "%02X", each));
        }
        return digits.toString();
    }

    static String decrypt(String digits, byte[] key) {
        byte[] cipher = new byte[digits.length() / 2];
        for (int i = 0; i < cipher.length; i++) {
            cipher[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        String padded = new String(aes(Cipher.DECRYPT_MODE, cipher, key), StandardCharsets.ISO_8859_1);
        int close = padded.indexOf(']');
        int bar = padded.indexOf('|');
        return bar >= 0 && bar < close ? padded.substring(bar + 1) : padded.substring(Math.max(0, close));
    }

    private static byte[] aes(int mode, byte[] bytes, byte[] key) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
            return aes.doFinal(bytes);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /**
     * What a frame says; empty when CRC or length are wrong or it is none.
     *
     * @param frame from LF to CR
     */
    static Optional<Dc09Words> read(byte[] frame, Optional<byte[]> key) {
        String text = new String(frame, StandardCharsets.ISO_8859_1);
        int quote = text.indexOf('"');
        int end = text.lastIndexOf('\r');
        if ((quote != 9 && quote != 7) || end < quote) {
            return Optional.empty();
        }
        String body = text.substring(quote, end);
        int crc = crc(body);
        boolean crcFits = quote == 9
                ? String.format(Locale.ROOT, "%04X", crc).equalsIgnoreCase(text.substring(1, 5))
                : text.charAt(1) == crc >> 8 && text.charAt(2) == (crc & 0xFF);
        boolean lengthFits =
                String.format(Locale.ROOT, "%04X", body.length()).equalsIgnoreCase(text.substring(quote - 4, quote));
        Matcher parts = BODY.matcher(body);
        if (!crcFits || !lengthFits || !parts.matches()) {
            return Optional.empty();
        }
        boolean encrypted = !parts.group(1).isEmpty();
        String content = encrypted && key.isPresent() ? decrypt(parts.group(6), key.get()) : parts.group(6);
        int close = content.indexOf(']');
        return Optional.of(new Dc09Words(
                parts.group(2),
                encrypted,
                Integer.parseInt(parts.group(3)),
                parts.group(4),
                Optional.ofNullable(parts.group(5)),
                close < 0 ? "" : content.substring(0, close),
                time(content),
                quote == 7));
    }
}
