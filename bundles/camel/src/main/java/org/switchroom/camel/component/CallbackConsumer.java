package org.switchroom.camel.component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.Headers;
import org.switchroom.camel.NotStoredException;
import org.switchroom.routes.Callbacks.Call;
import org.switchroom.routes.Callbacks.Reply;

/** Starts a route with what another server calls it with, and answers with what the route ends with. */
final class CallbackConsumer extends DefaultConsumer implements Suspendable {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackConsumer.class);
    private static final Duration STORE_AWAY = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final CallbackBook book;
    private final String name;
    private final byte[] secret;

    CallbackConsumer(CallbackEndpoint endpoint, Processor processor, CallbackBook book, String name, String secret) {
        super(endpoint, processor);
        this.book = book;
        this.name = name;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean takes() {
        return isStarted();
    }

    /** Takes as long for a wrong one as for the right one. */
    boolean knows(Optional<String> shown) {
        return MessageDigest.isEqual(secret, shown.orElse("").getBytes(StandardCharsets.UTF_8));
    }

    CompletionStage<Reply> receive(Call call) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        Message message = exchange.getMessage();
        message.setBody(new String(call.body(), StandardCharsets.UTF_8));
        message.setHeader(Exchange.CONTENT_TYPE, call.contentType());
        message.setHeader(Headers.PARAMETERS, call.parameters());
        try {
            createUoW(exchange);
            getAsyncProcessor().process(exchange, doneSync -> {
                Reply answer = answer(exchange);
                doneUoW(exchange);
                releaseExchange(exchange, false);
                reply.complete(answer);
            });
        } catch (Exception defect) {
            LOG.error("Callback {} failed before its route began; it was not answered with success", name, defect);
            reply.complete(new Reply.NotUnderstood());
        }
        return reply;
    }

    private Reply answer(Exchange exchange) {
        Throwable failure = exchange.getException();
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof NotStoredException) {
                LOG.warn("Callback {}: not on disk and so not acknowledged; the caller is asked to repeat it", name);
                return new Reply.NotNow(STORE_AWAY);
            }
        }
        if (failure != null) {
            // Without its message: that may quote what was sent, and so a person's number.
            LOG.warn(
                    "Callback {} was not understood and not acknowledged ({}); look what its sender sends",
                    name,
                    failure.getClass().getName());
            return new Reply.NotUnderstood();
        }
        Message message = exchange.getMessage();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        String body = message.getBody(String.class);
        return new Reply.Answered(
                status == null ? OK : status,
                Optional.ofNullable(message.getHeader(Exchange.CONTENT_TYPE, String.class))
                        .filter(type -> !type.isEmpty())
                        .orElse("application/json"),
                (body == null ? "" : body).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        book.open(name, this);
    }

    @Override
    protected void doStop() throws Exception {
        book.close(name, this);
        super.doStop();
    }
}
