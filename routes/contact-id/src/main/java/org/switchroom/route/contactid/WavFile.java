package org.switchroom.route.contactid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sound on the disk: two channels of linear samples, 16 bit, 8,000 a second. For one thread. */
final class WavFile implements AutoCloseable {
    /** Octets of a sample on both channels. */
    static final int FRAME = 4;

    private static final int RATE = 8_000;
    private static final int HEAD = 44;

    private final FileChannel channel;
    private int length;

    private WavFile(FileChannel channel) {
        this.channel = channel;
    }

    static WavFile create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        WavFile wav = new WavFile(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        wav.writeHead();
        return wav;
    }

    /** @param samples left and right in turns, little-endian */
    void append(ByteBuffer samples) throws IOException {
        channel.position(HEAD + length);
        while (samples.hasRemaining()) {
            length += channel.write(samples);
        }
        // Each time, so that a file whose end was never written is one that can be heard.
        writeHead();
    }

    private void writeHead() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.put(new byte[] {'R', 'I', 'F', 'F'}).putInt(HEAD - 8 + length);
        head.put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '}).putInt(16);
        head.putShort((short) 1).putShort((short) 2).putInt(RATE).putInt(RATE * FRAME);
        head.putShort((short) FRAME).putShort((short) 16);
        head.put(new byte[] {'d', 'a', 't', 'a'}).putInt(length).flip();
        while (head.hasRemaining()) {
            channel.write(head, head.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
