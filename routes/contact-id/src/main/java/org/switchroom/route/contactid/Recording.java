package org.switchroom.route.contactid;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.switchroom.phone.CallAudio;

/**
 * A call's audio, and its sound into a file: what was heard on the left, what was said on the right. The line's thread
 * only copies; a disk that is slow or full ends the recording and never touches the call.
 */
final class Recording implements CallAudio {
    /** Half a second goes to the disk at once. */
    private static final int BLOCK = 25 * SAMPLES * WavFile.FRAME;
    /** More than this on its way to the disk, 15 s, and the disk is none. */
    private static final int MOST_WAITING = 30;

    private final CallAudio call;
    private final Path file;
    private final Executor writer;
    private final Consumer<Exception> failed;
    private final AtomicInteger waiting = new AtomicInteger();
    private ByteBuffer block = fresh(); // the line's
    private Optional<WavFile> wav = Optional.empty(); // the writer's
    private volatile boolean begun;
    private volatile boolean lost;

    /** @param failed told once, on whatever thread, when the rest of the sound is not kept */
    Recording(CallAudio call, Path file, Executor writer, Consumer<Exception> failed) {
        this.call = call;
        this.file = file;
        this.writer = writer;
        this.failed = failed;
    }

    private static ByteBuffer fresh() {
        return ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Its file, when there is sound in it; what was heard last may still be on its way there. */
    Optional<String> kept() {
        return begun && !lost ? Optional.of(file.toString()) : Optional.empty();
    }

    @Override
    public void answered() {
        call.answered();
    }

    @Override
    public boolean frame(short[] heard, short[] say) {
        boolean goesOn = call.frame(heard, say);
        for (int i = 0; i < SAMPLES; i++) {
            block.putShort(heard[i]).putShort(say[i]);
        }
        if (!block.hasRemaining()) {
            handOver();
        }
        return goesOn;
    }

    @Override
    public void ended() {
        call.ended();
        handOver();
        ask(() -> {
            if (wav.isPresent()) {
                wav.get().close();
            }
        });
    }

    private void handOver() {
        ByteBuffer full = block.flip();
        block = fresh();
        if (!full.hasRemaining()) {
            return;
        }
        begun = true;
        if (waiting.incrementAndGet() > MOST_WAITING) {
            lose(new IllegalStateException("the disk is too slow"));
        }
        ask(() -> {
            waiting.decrementAndGet();
            if (!lost) {
                if (wav.isEmpty()) {
                    wav = Optional.of(WavFile.create(file));
                }
                wav.get().append(full);
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private void ask(Work work) {
        try {
            writer.execute(() -> {
                try {
                    work.run();
                } catch (Exception broken) {
                    lose(broken);
                }
            });
        } catch (RuntimeException closing) {
            lose(closing);
        }
    }

    private synchronized void lose(Exception why) {
        if (!lost) {
            lost = true;
            failed.accept(why);
        }
    }
}
