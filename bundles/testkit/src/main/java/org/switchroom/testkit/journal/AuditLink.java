package org.switchroom.testkit.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.switchroom.store.Row;

/** One link of a node's chain in memory: what was done, and the hash over it and the link before. */
record AuditLink(long number, Row.Audit content, String hash) {
    static AuditLink after(List<AuditLink> chain, Row.Audit content) {
        long number = chain.size() + 1L;
        return new AuditLink(
                number, content, hash(chain.isEmpty() ? "" : last(chain).hash(), number, content));
    }

    /** The first thing that is wrong with a chain whose last hash should be the head; empty when it is whole. */
    static Optional<String> fault(String node, List<AuditLink> chain, String head) {
        String before = "";
        long expected = 1;
        for (AuditLink link : chain) {
            if (link.number() != expected) {
                return Optional.of("node " + node + ": link " + expected + " is missing");
            }
            if (!link.hash().equals(hash(before, expected, link.content()))) {
                return Optional.of("node " + node + ": link " + expected + " was changed");
            }
            before = link.hash();
            expected++;
        }
        if (!before.equals(head)) {
            return Optional.of("node " + node + ": the chain ends at link " + (expected - 1) + ", its head is missing");
        }
        return Optional.empty();
    }

    private static AuditLink last(List<AuditLink> chain) {
        return chain.get(chain.size() - 1);
    }

    private static String hash(String before, long number, Row.Audit content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((before + '\n' + number + '\n' + content).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
