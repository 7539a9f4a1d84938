package org.switchroom.route.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.switchroom.message.Address;
import org.switchroom.message.IdText;
import org.switchroom.message.MessageId;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.TransportName;

/**
 * The Message-IDs of our mails: {@code <message.recipient.check.transport@domain>}. The same message to the same
 * recipient keeps its id over all attempts, so that a server can tell a repeat. The check needs the key, so only who
 * got the mail can report on it; the transport's name says whose the report is, whichever box it comes to.
 */
final class MailReference {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile(
            "([0-9a-z]{13})\\.([0-9a-z]{4})\\.([0-9a-z]{16})\\.([a-z][a-z0-9.-]{0,39})@([A-Za-z0-9.-]{1,255})");

    /** A report speaks of this one. */
    record Found(TransportName via, RemoteReference reference) {}

    private final SecretKeySpec key;

    private MailReference(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** With a key that lives as long as the process. */
    static MailReference unkept() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new MailReference(bytes);
    }

    /** Reads the key, or makes one that its owner alone may read. */
    static MailReference keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        try {
            byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
            if (bytes.length < KEY_BYTES) {
                throw new IOException(file + " has " + bytes.length + " bytes; expected one line of 64 hex digits");
            }
            return new MailReference(bytes);
        } catch (IllegalArgumentException notHex) {
            throw new IOException(file + " is no line of 64 hex digits", notHex);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        byte[] line = (HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.US_ASCII);
        FileAttribute<?>[] owner =
                Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            channel.write(ByteBuffer.wrap(line));
        }
    }

    /** With its angle brackets, RFC 5322 §3.6.4. */
    String of(MessageId message, TransportName via, Address to, String domain) {
        String recipient = letters(digest(to.toString()), 4);
        return "<" + message + "." + recipient + "." + check(message.toString(), recipient, via.value()) + "." + via
                + "@" + domain + ">";
    }

    /** The first of ours in a text; empty when there is none whose check is right. */
    Optional<Found> find(String text) {
        Matcher one = SHAPE.matcher(text);
        while (one.find()) {
            if (check(one.group(1), one.group(2), one.group(4)).equals(one.group(3))) {
                return Optional.of(
                        new Found(new TransportName(one.group(4)), new RemoteReference("<" + one.group() + ">")));
            }
        }
        return Optional.empty();
    }

    private String check(String message, String recipient, String via) {
        return letters(digest(message + "." + recipient + "." + via), 16);
    }

    private byte[] digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HMAC-SHA256 is part of Java", impossible);
        }
    }

    /** 13 letters hold a positive number of 63 bits; two of them are cut to what is asked for. */
    private static String letters(byte[] digest, int count) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        String letters = IdText.write(bytes.getLong() & Long.MAX_VALUE).substring(1)
                + IdText.write(bytes.getLong() & Long.MAX_VALUE).substring(1);
        return letters.substring(0, count);
    }
}
