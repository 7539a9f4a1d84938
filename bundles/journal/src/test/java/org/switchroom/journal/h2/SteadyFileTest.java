package org.switchroom.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SteadyFileTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void register() {
        SteadyFile.register();
        file = folder.resolve("db.mv.db");
    }

    private FileChannel open() throws IOException {
        return FilePath.get(SteadyFile.SCHEME + ":" + file).open("rw");
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    @Test
    void an_interrupted_reader_reads_and_nobody_else_notices() throws Exception {
        try (FileChannel channel = open()) {
            Thread.currentThread().interrupt();
            channel.write(ByteBuffer.wrap("alarm".getBytes(StandardCharsets.US_ASCII)), 0);
            channel.force(false);
            ByteBuffer read = ByteBuffer.allocate(5);
            channel.read(read, 0);

            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(text(read)).isEqualTo("alarm");
            assertThat(channel.isOpen()).isTrue();
            assertThat(channel.read(ByteBuffer.allocate(5), 0)).isEqualTo(5);
        }
    }

    @Test
    void what_many_read_at_once_is_what_was_written_there() throws Exception {
        try (FileChannel channel = open()) {
            for (byte page = 0; page < 50; page++) {
                ByteBuffer written = ByteBuffer.allocateDirect(PAGE);
                while (written.hasRemaining()) {
                    written.put(page);
                }
                channel.write(written.flip(), (long) page * PAGE);
            }
            List<CompletableFuture<Void>> readers = IntStream.range(0, 8)
                    .mapToObj(reader -> CompletableFuture.runAsync(() -> readAll(channel, reader % 2 == 0)))
                    .toList();
            readers.forEach(CompletableFuture::join);
            assertThat(channel.size()).isEqualTo(50L * PAGE);
            assertThat(channel.read(ByteBuffer.allocate(1), 50L * PAGE)).isEqualTo(-1);
            channel.truncate(10L * PAGE);
            assertThat(Files.size(file)).isEqualTo(10L * PAGE);
        }
    }

    private static void readAll(FileChannel channel, boolean direct) {
        try {
            for (byte page = 0; page < 50; page++) {
                ByteBuffer read = direct ? ByteBuffer.allocateDirect(PAGE) : ByteBuffer.allocate(PAGE);
                assertThat(channel.read(read, (long) page * PAGE)).isEqualTo(PAGE);
                for (int i = 0; i < PAGE; i++) {
                    assertThat(read.get(i)).isEqualTo(page);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** As the operating system sees it: the lock of a process goes with any of its handles of the file. */
    @Test
    void its_lock_stays_until_it_is_closed() throws Exception {
        try (FileChannel channel = open()) {
            assertThat(channel.tryLock()).isNotNull();
            channel.write(ByteBuffer.allocate(PAGE), 0);
            channel.read(ByteBuffer.allocate(PAGE), 0);

            assertThat(isLocked()).isTrue();
        }
        assertThat(isLocked()).isFalse();
    }

    private boolean isLocked() throws IOException {
        String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
        return Files.readAllLines(Path.of("/proc/locks")).stream().anyMatch(line -> line.contains(inode));
    }

    @Test
    void a_closed_one_says_so() throws Exception {
        FileChannel channel = open();
        channel.close();

        assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1), 0)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1), 0)).isInstanceOf(ClosedChannelException.class);
    }
}
