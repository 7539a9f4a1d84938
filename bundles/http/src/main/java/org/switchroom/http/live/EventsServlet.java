package org.switchroom.http.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenants;
import org.switchroom.answer.Problem;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.presence.Presence;
import org.switchroom.trace.Events;

/** {@code GET /events}: the timeline as it grows, as server-sent events (WHATWG HTML §9.2). */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/events", "/api/events"})
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(EventsServlet.class);
    private static final int HEARTBEAT_SECONDS = 15;

    /** Then the client reconnects by itself and passes the door again, which asks whether its user still may. */
    private static final int LIFETIME_SECONDS = 300;

    private static final int SECONDS_BETWEEN_LOOKS = 1;

    private static final int MOST_CLIENTS = 500;

    private final transient Supplier<Optional<Events>> events;
    private final transient Predicate<String> revoked;
    private final transient List<AutoCloseable> tracking;

    /** What each client showed at the door, by its stream. */
    private final transient Map<EventStream, String> streams = new ConcurrentHashMap<>();

    private final transient ScheduledExecutorService timer;

    @Activate
    public EventsServlet(BundleContext bundle) {
        this(new Presence<>(bundle, Events.class), new Presence<>(bundle, Tenants.class));
    }

    private EventsServlet(Presence<Events> events, Presence<Tenants> tenants) {
        this(events, new RevokedTokens(tenants), List.of(events, tenants));
    }

    /** @param revoked whether an Authorization header that was good is no longer; may block */
    EventsServlet(Supplier<Optional<Events>> events, Predicate<String> revoked, List<AutoCloseable> tracking) {
        this.events = events;
        this.revoked = revoked;
        this.tracking = tracking;
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "switchroom-events");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleAtFixedRate(
                () -> streams.keySet().forEach(EventStream::heartbeat),
                HEARTBEAT_SECONDS,
                HEARTBEAT_SECONDS,
                TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::endRevoked, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    private void endRevoked() {
        try {
            streams.forEach((stream, shown) -> {
                if (revoked.test(shown)) {
                    stream.close();
                }
            });
        } catch (RuntimeException storeIsAway) {
            LOG.debug("Whether tokens were revoked is not known now; looked at again in a second", storeIsAway);
        }
    }

    @Deactivate
    void close() throws Exception {
        timer.shutdownNow();
        streams.keySet().forEach(EventStream::close);
        for (AutoCloseable one : tracking) {
            one.close();
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        request.setAttribute(Admission.ROUTE, "/events");
        Optional<HttpProblem> problem = problem(request, response, admission);
        Optional<Events> feed = events.get();
        if (problem.isPresent()) {
            problem.get().writeTo(response, admission.requestId());
        } else if (feed.isEmpty()) {
            HttpProblem.starting("the live feed").writeTo(response, admission.requestId());
        } else {
            open(request, response, admission, feed.get());
        }
    }

    private Optional<HttpProblem> problem(
            HttpServletRequest request, HttpServletResponse response, Admission admission) {
        if (!admission.may(Scope.JOBS_READ)) {
            return Optional.of(HttpProblem.missing(Scope.JOBS_READ));
        }
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            return Optional.of(HttpProblem.methodNotAllowed(request.getMethod(), "GET"));
        }
        if (streams.size() >= MOST_CLIENTS) {
            return Optional.of(HttpProblem.of(Problem.of(
                    Problem.Kind.TOO_MANY,
                    MOST_CLIENTS + " clients are listening already",
                    "Close streams that nobody reads, and try again.")));
        }
        String after = request.getHeader("Last-Event-ID");
        if (after != null && !after.matches("[0-9]{1,18}")) {
            return Optional.of(HttpProblem.of(Problem.field(
                    "Last-Event-ID", "it is not the id of an event", "Send the id of the last event you had.")));
        }
        return Optional.empty();
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Admission admission, Events feed)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        var subscription = new AtomicReference<Events.Subscription>();
        var itself = new AtomicReference<EventStream>();
        Runnable leave = () -> {
            streams.remove(itself.get());
            Optional.ofNullable(subscription.get()).ifPresent(Events.Subscription::close);
        };
        EventStream stream = new EventStream(response.getOutputStream(), leave, () -> complete(async));
        itself.set(stream);
        streams.put(
                stream, Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
        async.addListener(new WhenGone(stream));
        stream.send("retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII));
        response.getOutputStream().setWriteListener(stream);
        String after = request.getHeader("Last-Event-ID");
        subscription.set(feed.subscribe(
                admission.caller().orElseThrow(),
                after == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(after)),
                entries -> entries.forEach(entry -> stream.send(Frame.of(entry)))));
        if (!streams.containsKey(stream)) {
            subscription.get().close(); // it ended while it was being subscribed
        }
        timer.schedule(stream::close, LIFETIME_SECONDS, TimeUnit.SECONDS);
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException overAlready) {
            // the connection broke and the server ended the exchange itself
        }
    }

    private record WhenGone(EventStream stream) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            stream.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // never restarted
        }
    }
}
