package org.switchroom.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import org.switchroom.journal.row.AuditRow;
import org.switchroom.journal.row.Times;
import org.switchroom.store.Row;

/**
 * How links are made: {@code digest = SHA-256(salt, actor, action, subject, content, at)} and {@code hash =
 * SHA-256(prev, node, seq, digest)}, every part with its length in front. Salt and content may be forgotten later; the
 * digest still holds the link in its place.
 */
final class AuditChain {
    /** Where a chain stands: the number and hash of its last link. */
    record Head(long seq, String hash) {
        static final Head START = new Head(0, "");
    }

    private static final int SALT_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final String node;
    private final SecureRandom random = new SecureRandom();

    AuditChain(String node) {
        this.node = node;
    }

    /** The next link after {@code head}. */
    AuditRow link(Head head, Row.Audit row) {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        String salt = HEX.formatHex(bytes);
        Instant at = Times.kept(row.at());
        long seq = head.seq() + 1;
        String digest = digest(salt, row.actor(), row.action(), row.subject(), row.content(), at);
        return new AuditRow(
                new AuditRow.Key(node, seq),
                row.actor(),
                row.action(),
                row.subject(),
                row.content(),
                at,
                salt,
                digest,
                head.hash(),
                hash(head.hash(), node, seq, digest));
    }

    static String digest(String salt, String actor, String action, String subject, String content, Instant at) {
        return sha256(salt, actor, action, subject, content, at.toString());
    }

    static String hash(String prev, String node, long seq, String digest) {
        return sha256(prev, node, Long.toString(seq), digest);
    }

    private static String sha256(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HEX.formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new JournalException(
                    "This Java has no SHA-256, which every Java must have; the audit chain needs it", e);
        }
    }
}
