package org.switchroom.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.switchroom.answer.Answer;

/** The contexts and routes that run now, and the route sets that wait. Provided by switchroom-camel; answers from memory. */
@ProviderType
public interface Routes {
    /**
     * Service property of a service that all routes share: the name of the Camel component that works with it. Sets
     * whose routes name that component wait for the service when it is listed in {@code shared.components} of
     * {@code org.switchroom.camel}. The store registers its Quartz scheduler with {@code quartz} here.
     */
    String COMPONENT = "switchroom.camel.component";

    /**
     * @param name the symbolic name of the bundle whose routes run in it
     * @param sets names of the route sets that run in it
     */
    record Context(String name, List<String> sets, int routes, Instant startedAt) {
        public Context {
            sets = List.copyOf(sets);
        }
    }

    /** How a route is. */
    enum State {
        STARTED,
        SUSPENDED,
        STOPPED
    }

    /**
     * @param set the route set it came with
     * @param from where it takes from, without secrets
     */
    record Route(String context, String set, String id, String from, State state, Figures figures) {}

    /**
     * Counted since the route started.
     *
     * @param total exchanges that ended
     * @param failed those of them that ended with an exception
     * @param inFlight begun and not ended
     * @param mean of the time from begin to end; zero while nothing has ended
     * @param lastEnded when the last one ended
     */
    record Figures(
            long total,
            long failed,
            long inFlight,
            Duration mean,
            Duration shortest,
            Duration longest,
            Optional<Instant> lastEnded) {}

    /**
     * A set that does not run.
     *
     * @param lacks what it waits for, such as {@code component quartz}; empty when it failed to start
     * @param text cause and next step, for people
     * @param transport true when it would be a transport
     */
    record Waiting(String context, String set, List<String> lacks, String text, Instant since, boolean transport) {
        public Waiting {
            lacks = List.copyOf(lacks);
            Objects.requireNonNull(text, "text");
        }
    }

    List<Context> contexts();

    List<Route> routes();

    /** Empty when everything that was registered runs. */
    List<Waiting> waiting();

    /**
     * The route takes nothing more in; what is under way finishes, within the drain limit. Ends with the next resume,
     * or when its set starts anew. Blocks until done.
     */
    Answer<Route> suspend(String routeId);

    Answer<Route> resume(String routeId);
}
