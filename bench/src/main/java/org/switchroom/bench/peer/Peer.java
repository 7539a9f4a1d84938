package org.switchroom.bench.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.switchroom.bench.Options;
import org.switchroom.bench.kill.CountingSmtp;
import org.switchroom.itests.Distribution;

/** The far end of one way to send: takes messages and counts how often each came. Any thread. */
public interface Peer extends AutoCloseable {
    /**
     * One message that came whole, also when it came before.
     *
     * @param message as {@link #key} names it
     * @param nanos by {@link System#nanoTime}, which all processes of a Linux machine share
     */
    record Arrival(String message, long nanos) {}

    /** {@code mail}, {@code sms-web} or {@code sms-modem}; the bundle is switchroom-route-… of that. */
    String via();

    /** Configures the transports that send here. */
    void serves(Distribution distribution, int parallel);

    /** The transport whose start the log tells of. */
    String transport();

    /** What makes a party one that is told this way. */
    Map<String, String> party(String name);

    /** How often each message arrived. */
    Map<String, Integer> arrivals();

    /** How many different messages arrived. */
    int messages();

    /** All arrivals, also repeated ones, as they came. */
    List<Arrival> order();

    /** What a message of {@code /api/messages} is called here. */
    default String key(JsonNode message) {
        return message.path("id").asText();
    }

    @Override
    void close();

    /** @param slowness seconds that each message is thought about before it is said to be taken */
    static Peer open(String via, double slowness) {
        return switch (via) {
            case "mail" -> new CountingSmtp(slowness);
            case "sms-web" -> new GatewayPeer(slowness);
            case "sms-modem" -> new ModemPeer(8, slowness);
            default -> throw new Options.Wrong("--via is mail, sms-web or sms-modem, found '" + via + "'");
        };
    }
}
