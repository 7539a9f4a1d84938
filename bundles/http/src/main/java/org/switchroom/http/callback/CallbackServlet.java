package org.switchroom.http.callback;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.answer.Problem;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.routes.Callbacks;

/**
 * {@code /callbacks/NAME/SECRET}, or {@code /callbacks/NAME} with the header {@code X-Switchroom-Secret}: brings what
 * another server calls with to the route that waits for it, and its answer back. The secret takes the place of a login,
 * because gateways can not log in; it is in no log, no metric and no answer.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/callbacks/*")
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class CallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(CallbackServlet.class);
    private static final String SECRET = "X-Switchroom-Secret";
    /** Beyond it the store hangs. */
    private static final long LONGEST_MILLIS = 60_000;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private transient volatile Callbacks callbacks;

    @Activate
    public CallbackServlet() {}

    /** For tests. */
    CallbackServlet(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        String[] path = Optional.ofNullable(request.getPathInfo()).orElse("/").split("/", -1);
        request.setAttribute(Admission.ROUTE, "/callbacks/{name}");
        Callbacks now = callbacks;
        if (path.length < 2 || path.length > 3 || path[1].isEmpty()) {
            HttpProblem.nothingHere().writeTo(response, admission.requestId());
        } else if (!request.getMethod().equals("POST") && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, POST");
            HttpProblem.methodNotAllowed("another method", "GET, POST").writeTo(response, admission.requestId());
        } else if (now == null) {
            write(response, admission, new Callbacks.Reply.NotNow(Duration.ofSeconds(10)));
        } else {
            call(now, path, request, response, admission);
        }
    }

    private static void call(
            Callbacks callbacks,
            String[] path,
            HttpServletRequest request,
            HttpServletResponse response,
            Admission admission)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(admission.longestBody() + 1);
        if (body.length > admission.longestBody()) {
            HttpProblem.of(Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "the body has more than " + admission.longestBody() + " bytes",
                            "Send less, or raise body.max-bytes of org.switchroom.http."))
                    .writeTo(response, admission.requestId());
            return;
        }
        Optional<String> secret =
                path.length == 3 ? Optional.of(path[2]) : Optional.ofNullable(request.getHeader(SECRET));
        Callbacks.Call call = new Callbacks.Call(
                path[1],
                secret,
                Optional.ofNullable(request.getContentType()).orElse(""),
                parameters(request.getQueryString()),
                body);
        AsyncContext async = request.startAsync();
        async.setTimeout(LONGEST_MILLIS);
        new Passage(async, response, admission).answerWith(callbacks.call(call));
    }

    /** Not by getParameter: that would read a form's body, which belongs to the route. */
    static Map<String, String> parameters(String query) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String pair : Optional.ofNullable(query).orElse("").split("&", 100)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    found.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                } catch (IllegalArgumentException badEscape) {
                    LOG.debug("A parameter of a callback is badly escaped and left out", badEscape);
                }
            }
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void write(HttpServletResponse response, Admission admission, Callbacks.Reply reply)
            throws IOException {
        if (reply instanceof Callbacks.Reply.Answered answered) {
            response.setStatus(answered.status());
            response.setContentType(answered.contentType());
            response.setContentLength(answered.body().length);
            response.getOutputStream().write(answered.body());
        } else if (reply instanceof Callbacks.Reply.NotNow notNow) {
            response.setHeader("Retry-After", Long.toString(notNow.retryAfter().toSeconds()));
            HttpProblem.starting("who takes this call").writeTo(response, admission.requestId());
        } else if (reply instanceof Callbacks.Reply.Stranger) {
            HttpProblem.of(Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "the secret is missing or wrong",
                            "Call /callbacks/NAME/SECRET as the transport's configuration has it."))
                    .writeTo(response, admission.requestId());
        } else {
            HttpProblem.of(Problem.of(
                            Problem.Kind.MALFORMED,
                            "the call was not understood; nothing was stored",
                            "Look at what is sent and at the log of Switchroom."))
                    .writeTo(response, admission.requestId());
        }
    }

    /** One call under way: answered by its route, or when that takes too long. */
    private static final class Passage implements AsyncListener {
        private final AsyncContext async;
        private final HttpServletResponse response;
        private final Admission admission;
        private final AtomicBoolean answered = new AtomicBoolean();

        Passage(AsyncContext async, HttpServletResponse response, Admission admission) {
            this.async = async;
            this.response = response;
            this.admission = admission;
            async.addListener(this);
        }

        void answerWith(CompletionStage<Callbacks.Reply> reply) {
            reply.whenComplete((found, defect) -> {
                Callbacks.Reply answer = defect == null ? found : new Callbacks.Reply.NotUnderstood();
                if (answered.compareAndSet(false, true)) {
                    // Not on the thread that ended the route: a caller who does not read would hold that up.
                    async.start(() -> finish(answer));
                }
            });
        }

        private void finish(Callbacks.Reply answer) {
            try {
                write(response, admission, answer);
            } catch (IOException gone) {
                LOG.debug("The caller of request {} is gone", admission.requestId(), gone);
            } finally {
                async.complete();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            if (answered.compareAndSet(false, true)) {
                LOG.error(
                        "Callback of request {} was not stored within {} ms: the store hangs; see /health/ready",
                        admission.requestId(),
                        LONGEST_MILLIS);
                finish(new Callbacks.Reply.NotNow(Duration.ofSeconds(30)));
            }
        }

        @Override
        public void onError(AsyncEvent event) {
            answered.set(true); // the connection broke; there is nobody to write to
        }

        @Override
        public void onComplete(AsyncEvent event) {
            // all is said
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // never restarted
        }
    }
}
