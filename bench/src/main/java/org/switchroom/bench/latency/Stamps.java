package org.switchroom.bench.latency;

import java.util.Map;
import org.switchroom.itests.Distribution;

/** A far end that notes when each job's message began to arrive, and that is as slow or deaf as it is told. */
interface Stamps extends AutoCloseable {
    /** Configures a transport of this name that sends here. */
    void serves(Distribution distribution, String name);

    /** What makes a party one that can be told here; one whose name begins with {@code dead} may meet deafness. */
    Map<String, String> address(String name);

    /** Every message takes as long. */
    void slowness(double seconds);

    /** Addresses of the dead get no answer for as long. */
    void deafness(double seconds);

    /** When the message of a job began, by the job's number. */
    Map<String, Long> begun();

    @Override
    void close();

    static Stamps open(String via) {
        return via.equals("mail") ? new StampedSmtp() : new StampedGateway();
    }
}
