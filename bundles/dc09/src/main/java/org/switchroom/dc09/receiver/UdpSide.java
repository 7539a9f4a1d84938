package org.switchroom.dc09.receiver;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.dc09.frame.FrameSplitter;
import org.switchroom.dc09.frame.ReadFrame;

/** Panels that send datagrams. Only the receiver's thread. */
final class UdpSide {
    private static final Logger LOG = LoggerFactory.getLogger(UdpSide.class);
    /** So many datagrams are read before the connections have their turn. */
    private static final int READ_AT_ONCE = 64;

    private final ReceiverSettings settings;
    private final Answering answering;
    private final Tally tally;
    private final Consumer<Runnable> later;
    private final ByteBuffer datagram = ByteBuffer.allocate(65_536);

    UdpSide(ReceiverSettings settings, Answering answering, Tally tally, Consumer<Runnable> later) {
        this.settings = settings;
        this.answering = answering;
        this.tally = tally;
        this.later = later;
    }

    void read(DatagramChannel box) throws IOException {
        for (int i = 0; i < READ_AT_ONCE; i++) {
            datagram.clear();
            SocketAddress from = box.receive(datagram);
            if (from == null) {
                return;
            }
            FrameSplitter splitter = new FrameSplitter(settings.limits().frameBytes());
            splitter.put(datagram.array(), 0, datagram.position(), read -> take(read, box, from));
        }
    }

    private void take(ReadFrame read, DatagramChannel box, SocketAddress from) {
        if (read instanceof ReadFrame.Damaged damaged) {
            tally.add(damaged);
        } else if (!answering.hasRoom()) {
            tally.add(Tally.Count.DROPPED);
        } else if (read instanceof ReadFrame.Sound sound) {
            answering.take(sound.frame(), answer -> later.accept(() -> answer(box, from, answer)));
        }
    }

    private void answer(DatagramChannel box, SocketAddress to, byte[] answer) {
        try {
            if (answer.length > 0) {
                box.send(ByteBuffer.wrap(answer), to);
            }
        } catch (IOException lost) {
            // As a datagram can be: the panel sends again.
            LOG.debug("{}: an answer was lost", settings.name(), lost);
        }
    }
}
