package org.switchroom.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.journal.AuditChain.Head;

/**
 * The chain's head as it was last seen, in a file outside the database under an HMAC: one line of node, number, hash and
 * seal. It is written after the links are on disk, at most once a second, so it may be a second behind but never ahead.
 * A head that was sealed and is no longer in the chain means that links were taken away.
 */
final class AuditSeal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditSeal.class);

    private final String node;
    private final AuditKey key;
    private final Path file;
    private final Path broken;
    private volatile Head reached;
    /** What the file says; owned by the thread that holds the monitor. */
    private Head sealed = Head.START;

    AuditSeal(String node, AuditKey key, Path file) {
        this.node = node;
        this.key = key;
        this.file = file;
        this.broken = file.resolveSibling(file.getFileName() + ".broken");
    }

    /**
     * Compares the file with the chain as it is found when the journal opens. When they do not agree the file is kept
     * as evidence beside the new one, and every later check names it.
     *
     * @param chain the hash of a link of this node, empty when there is none
     */
    synchronized void open(Head head, java.util.function.LongFunction<Optional<String>> chain) {
        Optional<String> fault = fault(chain);
        if (fault.isPresent()) {
            LOG.error(
                    "The audit chain does not agree with its seal: {}. The seal is kept as {} and every check will say so"
                            + " until somebody has looked and removed that file",
                    fault.get(),
                    broken);
            try {
                Files.move(file, broken, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new JournalException("The seal " + file + " can not be put aside: " + Causes.of(e), e);
            }
        } else if (head.seq() > 0 && !Files.exists(file)) {
            LOG.warn(
                    "There is no seal {} for the {} links of this node's audit chain; the chain is taken as it is found."
                            + " Expected when a database is taken over without the data folder",
                    file,
                    head.seq());
        }
        reached = head;
        seal();
    }

    /** The head is on disk. Any thread. */
    void reached(Head head) {
        reached = head;
    }

    /** Writes the head reached last, if the file does not have it yet. */
    synchronized void seal() {
        Head head = reached;
        if (head == null || head.seq() == 0 || head.equals(sealed)) {
            return;
        }
        String text = text(head);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap((text + " " + key.seal(text) + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sealed = head;
        } catch (IOException e) {
            LOG.error(
                    "The audit chain's head can not be sealed in {}: {}. Nothing is lost, but links taken away from here on"
                            + " would not be noticed. Check the folder; it is tried again every second",
                    file,
                    Causes.of(e));
        }
    }

    /** What is wrong between the sealed head and the chain; empty when nothing is. */
    synchronized Optional<String> fault(java.util.function.LongFunction<Optional<String>> chain) {
        if (Files.exists(broken)) {
            return Optional.of("the seal " + broken + " was found broken when the journal opened; it says: "
                    + line(broken).orElse("nothing"));
        }
        Optional<String> line = Files.exists(file) ? line(file) : Optional.empty();
        if (line.isEmpty()) {
            return sealed.seq() > 0 || Files.exists(file)
                    ? Optional.of("the seal " + file + " is gone or empty")
                    : Optional.empty();
        }
        String[] words = line.get().split(" ");
        if (words.length != 4 || !same(key.seal(String.join(" ", words[0], words[1], words[2])), words[3])) {
            return Optional.of("the seal in " + file + " was not made with this key");
        }
        Optional<String> hash = chain.apply(Long.parseLong(words[1]));
        if (hash.isEmpty()) {
            return Optional.of("link " + words[1] + " of node " + node + " was sealed and is gone");
        }
        return hash.get().equals(words[2])
                ? Optional.empty()
                : Optional.of("link " + words[1] + " of node " + node + " is not the one that was sealed");
    }

    private static boolean same(String expected, String found) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> line(Path path) {
        try {
            return Files.readString(path).lines().findFirst();
        } catch (IOException e) {
            throw new JournalException("The seal " + path + " can not be read: " + Causes.of(e), e);
        }
    }

    private String text(Head head) {
        return node.replace(' ', '_') + " " + head.seq() + " " + head.hash();
    }

    @Override
    public void close() {
        seal();
    }
}
