package org.switchroom.routing;

import java.time.Instant;
import java.util.List;
import org.switchroom.transport.TransportName;

/**
 * A decision with everything that led there: made by the function that decides, and by the directory that the
 * dispatcher asks, as they are now.
 *
 * @param version of the rules; 0 when none were ever stored
 * @param role the recipient's part in the job, such as {@code provider}
 * @param party the recipient's name
 * @param update false for the first news of a job, true for a change of it
 * @param at the moment for which was decided
 * @param rule the name of the rule that decided; {@code MessageVia} when none did
 * @param tried the rules before that one, in order, and that one
 * @param otherTenants how many of the rules before it are other tenants' and are not named here
 * @param ways the ways of the decision, leg by leg, with the transports of each
 */
public record Explanation(
        int version,
        String role,
        String party,
        boolean update,
        Instant at,
        String rule,
        Decision decision,
        List<Tried> tried,
        int otherTenants,
        List<Way> ways) {
    /** The name of the rule that stands behind all others. */
    public static final String MESSAGE_VIA = "MessageVia";

    /**
     * One rule that was asked.
     *
     * @param line where it begins in the file
     * @param because the condition that said no, with what it asked for and what was found; or that all hold
     */
    public record Tried(String rule, int line, boolean decided, String because) {}

    /**
     * One way of a leg.
     *
     * @param leg counts from 1
     * @param transports in the order in which they are tried; empty when none is there
     */
    public record Way(int leg, Hop hop, List<Look> transports) {
        public Way {
            transports = List.copyOf(transports);
        }
    }

    /**
     * One transport of a way.
     *
     * @param asked true when it is asked once those before it are unavailable; false when it is passed over
     * @param because why it is passed over; else how it is
     */
    public record Look(TransportName transport, boolean asked, String because) {}

    public Explanation {
        tried = List.copyOf(tried);
        ways = List.copyOf(ways);
    }
}
