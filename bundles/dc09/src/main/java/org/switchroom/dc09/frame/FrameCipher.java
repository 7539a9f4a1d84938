package org.switchroom.dc09.frame;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CBC as DC-09 has it: an initialisation vector of zeroes for every message, and random letters in front that make
 * the length whole. Any thread.
 */
public final class FrameCipher {
    private static final int BLOCK = 16;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param key 16, 24 or 32 bytes
     * @throws IllegalArgumentException when it has another length
     */
    public FrameCipher(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("a key has 16, 24 or 32 bytes, this one " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Upper-case hexadecimal digits. A whole block of letters stands in front of what is long enough already. */
    public String encrypt(FrameContent content) {
        String saying = (content.data().isEmpty() ? "" : "|") + content;
        int letters = BLOCK - saying.getBytes(Frame.CHARACTERS).length % BLOCK;
        StringBuilder padded = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            padded.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return encrypt(padded.append(saying).toString());
    }

    String encrypt(String padded) {
        byte[] bytes = padded.getBytes(Frame.CHARACTERS);
        return HexFormat.of().withUpperCase().formatHex(run(Cipher.ENCRYPT_MODE, bytes));
    }

    /** Empty when it is no cipher, or not of this key. Padding of any length and kind is cut off. */
    public Optional<FrameContent> decrypt(String digits) {
        if (digits.isEmpty() || digits.length() % (2 * BLOCK) != 0) {
            return Optional.empty();
        }
        byte[] cipher;
        try {
            cipher = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
        String padded = new String(run(Cipher.DECRYPT_MODE, cipher), Frame.CHARACTERS);
        int bar = padded.indexOf('|');
        int close = padded.indexOf(']');
        // In cipher the time is not optional, so whatever has none was not meant for this key.
        return FrameContent.read(padded.substring(bar >= 0 && bar < close ? bar + 1 : Math.max(close, 0)))
                .filter(content -> content.time().isPresent());
    }

    private byte[] run(int mode, byte[] bytes) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
            return aes.doFinal(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no AES-CBC", missing);
        }
    }
}
