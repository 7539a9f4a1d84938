package org.switchroom.transport;

import java.util.Set;
import org.switchroom.message.Content;

/**
 * What a transport can do, said once. Drives routing, limits, documentation and which contracts of the testkit apply.
 *
 * @param directions at least one
 * @param receipts the stages it may report later; empty when it never hears again
 * @param carries the content it takes; core renders everything else down to text, and passes the transport over with
 *     what can not be said in words
 * @param addressSchemes the schemes it delivers to
 * @param maxContentBytes after encoding for the wire
 * @param parallelSends how many deliveries may be under way at once; 1 for a half-duplex line
 */
public record Capabilities(
        Set<Direction> directions,
        Set<Receipt.Stage> receipts,
        Set<Content.Kind> carries,
        Set<String> addressSchemes,
        long maxContentBytes,
        int parallelSends) {
    public enum Direction {
        SEND,
        RECEIVE
    }

    public Capabilities {
        directions = Set.copyOf(directions);
        receipts = Set.copyOf(receipts);
        carries = Set.copyOf(carries);
        addressSchemes = Set.copyOf(addressSchemes);
        if (directions.isEmpty() || parallelSends < 1 || maxContentBytes < 1) {
            throw new IllegalArgumentException(
                    "a transport has a direction, at least one parallel send and a size limit" + " above zero; found "
                            + directions + ", " + parallelSends + ", " + maxContentBytes);
        }
    }
}
