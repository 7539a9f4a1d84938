package org.switchroom.sip.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.Ending;
import org.switchroom.sip.message.Codec;

/** The port of one call's sound. Its public methods may be called on any thread; what they ask is done in their order. */
public final class SoundPort {
    private static final Logger LOG = LoggerFactory.getLogger(SoundPort.class);

    private final SoundDesk desk;
    private final DatagramChannel channel;
    private final Runnable hangUp;
    private final AtomicReference<Optional<Ending.Sound>> counted = new AtomicReference<>(Optional.empty());
    // The rest is the sound thread's.
    private Optional<CallSound> sound = Optional.empty();
    private CallAudio audio;
    private boolean done;
    private boolean closed;

    SoundPort(SoundDesk desk, DatagramChannel channel, Runnable hangUp) {
        this.desk = desk;
        this.channel = channel;
        this.hangUp = hangUp;
    }

    /**
     * From now on, or elsewhere from now on.
     *
     * @param listens whether the other side wants to hear us
     */
    public void speakTo(CallAudio with, Codec codec, InetSocketAddress to, boolean listens) {
        desk.ask(() -> {
            if (closed) {
                return;
            }
            if (sound.isPresent()) {
                sound.get().moved(codec, to, listens);
                return;
            }
            audio = with;
            sound = Optional.of(desk.sound(with, codec, to));
            sound.get().moved(codec, to, listens);
            try {
                desk.add(this);
            } catch (IOException broken) {
                LOG.warn("A call's sound can not begin, so it is hung up: {}", broken.toString());
                hangUp.run();
            }
        });
    }

    public void answered(CallAudio with) {
        desk.ask(() -> {
            if (!closed) {
                safely(with::answered);
            }
        });
    }

    /** The last that this call's audio hears; completes when it has heard it and the port is free. */
    public CompletionStage<Optional<Ending.Sound>> close(CallAudio with) {
        CompletableFuture<Optional<Ending.Sound>> free = new CompletableFuture<>();
        desk.ask(() -> {
            if (!closed) {
                closed = true;
                desk.remove(this);
                safely(with::ended);
                sound.ifPresent(each -> counted.set(Optional.of(each.sound())));
                try {
                    channel.close();
                } catch (IOException gone) {
                    LOG.debug("Closing {}: {}", channel, gone.toString());
                }
            }
            free.complete(counted.get());
        });
        return free;
    }

    DatagramChannel channel() {
        return channel;
    }

    void hear(byte[] octets, int length, InetSocketAddress from, long nanos) {
        sound.ifPresent(each -> each.received(octets, length, from, nanos));
    }

    void speak(int skipped) {
        if (sound.isEmpty() || done) {
            return;
        }
        CallSound speaking = sound.get();
        if (skipped > 0) {
            speaking.skip(skipped);
        }
        try {
            CallSound.Frame frame = speaking.step();
            if (frame.packet().isPresent()) {
                channel.send(ByteBuffer.wrap(frame.packet().get()), speaking.to());
            }
            if (!frame.goesOn()) {
                done = true;
                hangUp.run();
            }
        } catch (IOException lost) {
            // As if it were lost on the way; the call's signalling notices when the network is gone.
            LOG.debug("Sound to {}: {}", speaking.to(), lost.toString());
        } catch (RuntimeException defect) {
            done = true;
            LOG.error("The audio of a call failed, so it is hung up. Report this", defect);
            hangUp.run();
        }
    }

    private static void safely(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException defect) {
            LOG.error("The audio of a call failed when it was told of its state. Report this", defect);
        }
    }
}
