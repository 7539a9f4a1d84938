package org.switchroom.sip.line;

import java.io.IOException;
import java.util.Optional;
import org.switchroom.sip.agent.NextHop;

/** What carries the signalling of one line. */
interface Wire extends AutoCloseable {
    /** Whom it tells, on its own thread. */
    interface Ear {
        /** One datagram, or one message of a stream. */
        void heard(byte[] octets, String fromHost, int fromPort);

        /** It is of no use any more, and will say nothing further. */
        void fell(String words);
    }

    /** @param hop empty for the proxy */
    void send(byte[] octets, Optional<NextHop> hop) throws IOException;

    /** This machine's address on the way to the proxy. */
    String localHost();

    int localPort();

    @Override
    void close();
}
