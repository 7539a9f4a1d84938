package org.switchroom.route.intakehttp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.http.common.HttpConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.http.HttpProblem;

/**
 * One request on its way through a route. When the route is done before its thread returns, the reply is written at
 * once; else the request goes asynchronous. No client that does not read holds up the thread that finishes the route,
 * which is the journal's: what fits into the server's buffer is sent by the server when the request is complete, and as far
 * as the client takes it; what does not is written on a thread of the server.
 */
final class Passage implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);

    /** Longer than any write to a healthy store takes; then the client is told that we do not know. */
    private static final long LONGEST_MILLIS = 60_000;

    /** Fits into the server's buffer, which takes 8 KB, and is not sent before the request is complete. */
    private static final int SMALL = 4096;

    private enum State {
        RUNNING,
        /** The route was done first. */
        DONE,
        /** The server's thread was first and left; whoever finishes writes the reply. */
        LEFT,
        ANSWERED
    }

    private final HttpConsumer consumer;
    private final Request request;
    private final HttpServletResponse response;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private volatile AsyncContext async;
    private volatile Reply reply;

    Passage(HttpConsumer consumer, Request request, HttpServletResponse response) {
        this.consumer = consumer;
        this.request = request;
        this.response = response;
    }

    void go(Supplier<AsyncContext> startAsync) throws IOException {
        Exchange exchange = exchange();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(exchange.getContext().getApplicationContextClassLoader());
        try {
            consumer.getAsyncProcessor().process(exchange, doneSync -> done(exchange));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        if (state.get() == State.DONE) {
            write();
            return;
        }
        async = startAsync.get();
        async.setTimeout(LONGEST_MILLIS);
        async.addListener(this);
        if (!state.compareAndSet(State.RUNNING, State.LEFT)) {
            write();
            async.complete();
        }
    }

    private Exchange exchange() {
        Exchange exchange = consumer.createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        exchange.getMessage().setBody(request);
        // What camel-openapi-java goes by; our endpoints look at the request.
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/openapi.json");
        try {
            consumer.createUoW(exchange);
        } catch (Exception defect) {
            throw new IllegalStateException("no unit of work for a request", defect);
        }
        return exchange;
    }

    /** On the thread that finishes the route: must not block. */
    private void done(Exchange exchange) {
        reply = reply(exchange);
        consumer.doneUoW(exchange);
        consumer.releaseExchange(exchange, false);
        if (!state.compareAndSet(State.RUNNING, State.DONE) && state.compareAndSet(State.LEFT, State.ANSWERED)) {
            if (isSmall()) {
                writeAndComplete();
            } else {
                async.start(this::writeAndComplete);
            }
        }
    }

    private boolean isSmall() {
        return reply.body().length <= SMALL;
    }

    private Reply reply(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (exchange.getException() != null) {
            LOG.error(
                    "Request {} failed in its route by a defect of ours; please report it",
                    request.admission().requestId(),
                    exchange.getException());
        } else if (body instanceof Reply ready) {
            return ready;
        } else if (body instanceof byte[] document) {
            return Reply.json(
                    200,
                    exchange.getContext()
                            .getRegistry()
                            .lookupByNameAndType(IntakeRoutes.DESCRIPTION, Description.class)
                            .complete(document));
        }
        return Reply.of(HttpProblem.defect(), request.admission().requestId());
    }

    private void writeAndComplete() {
        try {
            write();
        } catch (IOException gone) {
            LOG.debug("The client of request {} is gone", request.admission().requestId(), gone);
        } finally {
            async.complete();
        }
    }

    private void write() throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.body().length > 0) {
            response.setContentType(reply.contentType());
            if (!isSmall()) {
                // of a small one the server knows it in the end; told before, it would send it now
                response.setContentLength(reply.body().length);
            }
            response.getOutputStream().write(reply.body());
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        if (state.compareAndSet(State.LEFT, State.ANSWERED)) {
            LOG.error(
                    "Request {} was not answered within {} ms: the store hangs; see /health/ready and the journal's log",
                    request.admission().requestId(),
                    LONGEST_MILLIS);
            reply = Reply.of(
                    HttpProblem.starting("the store"), request.admission().requestId());
            writeAndComplete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // all is said
    }

    @Override
    public void onError(AsyncEvent event) {
        state.set(State.ANSWERED); // the connection broke; there is nobody to write to
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never restarted
    }
}
