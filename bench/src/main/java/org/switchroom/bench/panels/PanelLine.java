package org.switchroom.bench.panels;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.switchroom.testkit.dc09.SimulatedPanel;

/** One kept-open connection on which panels report one after the other, each report when the one before is answered. */
final class PanelLine implements AutoCloseable {
    private final SocketChannel channel;
    private final List<String> accounts;
    private final ByteBuffer in = ByteBuffer.allocate(4096);
    private long reports;
    private String sequence = "";
    private ByteBuffer out = ByteBuffer.allocate(0);
    /** When the report that is under way was to be sent; 0 when none is. */
    private long since;

    /** @param run another one than before: reports of two runs are never the same */
    PanelLine(int port, List<String> accounts, int run, Selector selector) throws IOException {
        this.accounts = accounts;
        this.reports = 1_000L * run * accounts.size();
        this.channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    boolean isBusy() {
        return since != 0;
    }

    /** The next report, of the next account; no account says the same twice within the time of a retransmission. */
    void report(long scheduled) throws IOException {
        String account = accounts.get((int) (reports % accounts.size()));
        long said = reports / accounts.size();
        sequence = "%04d".formatted(said % 9_999 + 1);
        since = scheduled;
        reports++;
        out = ByteBuffer.wrap(SimulatedPanel.framed("\"ADM-CID\"%sL0#%s[#%s|1130 %02d %03d]"
                .formatted(sequence, account, account, said / 999 % 100, said % 999 + 1)));
        while (out.hasRemaining() && channel.write(out) > 0) {
            // A frame is smaller than any buffer of a socket; what is left goes with the next turn.
        }
    }

    /** What was answered, when all of it is there; the report is not under way any more then. */
    Optional<String> answer() throws IOException {
        while (out.hasRemaining() && channel.write(out) > 0) {
            // The rest of the frame.
        }
        if (channel.read(in) < 0) {
            throw new IOException("the connection was closed");
        }
        if (in.position() == 0 || in.get(in.position() - 1) != '\r') {
            return Optional.empty();
        }
        String answer = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
        in.clear();
        return Optional.of(answer);
    }

    boolean isAcknowledgement(String answer) {
        return answer.contains("\"ACK\"" + sequence);
    }

    long since() {
        return since;
    }

    void done() {
        since = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
