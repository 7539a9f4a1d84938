package org.switchroom.core.reply;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.core.JournalWriter;
import org.switchroom.message.MessageId;
import org.switchroom.store.Entry;
import org.switchroom.store.Journal;
import org.switchroom.store.Row;

/**
 * The code that an answer has to quote: made of the message's id and a secret of this house (HMAC-SHA-256), so it need
 * not be kept, is the same at every attempt, and tells nothing about the next one. Any thread; blocks on the journal the
 * first time.
 */
public final class ReplyCodes {
    /** Without vowels, so that it is no word, and without what is taken for something else. */
    static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

    static final int LENGTH = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ReplyCodes.class);
    private static final String KEY = "reply.key";
    private static final String ALGORITHM = "HmacSHA256";

    private final Journal journal;
    private final JournalWriter writer;
    // Guarded by this object's monitor.
    private Optional<SecretKeySpec> known = Optional.empty();

    public ReplyCodes(Journal journal, JournalWriter writer) {
        this.journal = journal;
        this.writer = writer;
    }

    /** Empty while the store does not give the secret. */
    public Optional<String> of(MessageId message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] made = mac.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(message.value()).array());
            return Optional.of(letters(ByteBuffer.wrap(made).getLong()));
        } catch (GeneralSecurityException | RuntimeException trouble) {
            LOG.warn("No code can be made for answers; the SMS leaves without one: {}", trouble.toString());
            return Optional.empty();
        }
    }

    private static String letters(long number) {
        StringBuilder code = new StringBuilder(LENGTH);
        long left = number;
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt((int) Long.remainderUnsigned(left, LETTERS.length())));
            left = Long.divideUnsigned(left, LETTERS.length());
        }
        return code.toString();
    }

    private synchronized SecretKeySpec key() {
        if (known.isEmpty()) {
            String text = journal.setting(KEY).orElseGet(this::made);
            known = Optional.of(new SecretKeySpec(HexFormat.of().parseHex(text), ALGORITHM));
        }
        return known.get();
    }

    /** Of two nodes that make one at once, the later one takes the other's. */
    private String made() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        writer.write(Entry.of(new Row.SettingStep(
                        KEY, Optional.empty(), Optional.of(HexFormat.of().formatHex(secret)))))
                .toCompletableFuture()
                .join();
        return journal.setting(KEY).orElseThrow(() -> new IllegalStateException("the store did not take the secret"));
    }
}
