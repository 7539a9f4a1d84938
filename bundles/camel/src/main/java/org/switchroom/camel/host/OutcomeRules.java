package org.switchroom.camel.host;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.camel.Headers;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Reason;
import org.switchroom.transport.RemoteReference;

/**
 * What the end of an outbox route means. In this order: the transport's table; the header {@link Headers#OUTCOME} of a
 * route that ended without exception; no connection → unavailable; anything else → uncertain.
 */
final class OutcomeRules {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeRules.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final OutcomeTable table;
    private final UnaryOperator<String> mask;

    /** @param mask takes secrets out of what an exception says */
    OutcomeRules(OutcomeTable table, UnaryOperator<String> mask) {
        this.table = table;
        this.mask = mask;
    }

    /** Never throws: a table that does is a defect, and what the message met is then uncertain. */
    Handover judge(Exchange exchange) {
        Throwable cause = exchange.getException();
        try {
            Optional<Handover> opinion = cause == null ? table.ended(exchange) : table.failed(exchange, cause);
            return opinion.orElseGet(() -> cause == null ? bySign(exchange.getMessage()) : byCause(cause));
        } catch (RuntimeException defect) {
            LOG.error("The outcome table of {} failed; the delivery is uncertain", exchange.getFromRouteId(), defect);
            return new Handover.Uncertain(new Reason("route.table-defect", "the outcome could not be read: " + defect));
        }
    }

    private static Handover bySign(Message message) {
        String sign = text(message, Headers.OUTCOME).orElse("").toLowerCase(Locale.ROOT);
        return switch (sign) {
            case "accepted" ->
                new Handover.Accepted(text(message, Headers.REFERENCE).map(RemoteReference::new));
            case "refused" -> new Handover.Refused(reason(message, "route.refused"));
            case "unavailable" -> new Handover.Unavailable(reason(message, "route.unavailable"), retryAfter(message));
            case "uncertain" -> new Handover.Uncertain(reason(message, "route.uncertain"));
            case "" -> new Handover.Uncertain(new Reason("route.no-outcome", "route ended without an outcome"));
            default ->
                new Handover.Uncertain(
                        new Reason("route.no-outcome", "route ended with an unknown outcome '" + sign + "'"));
        };
    }

    private Handover byCause(Throwable cause) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable step = cause; step != null && seen.add(step); step = step.getCause()) {
            if (isNoConnection(step)) {
                return new Handover.Unavailable(new Reason("connect.failed", describe(step)), RETRY_AFTER);
            }
        }
        return new Handover.Uncertain(new Reason("route.failed", describe(cause)));
    }

    /** A time-out while connecting has no common class: HttpClient's is a SocketTimeoutException, which reading throws too. */
    private static boolean isNoConnection(Throwable step) {
        return step instanceof ConnectException
                || step instanceof UnknownHostException
                || step instanceof NoRouteToHostException
                || step.getClass().getSimpleName().equals("ConnectTimeoutException");
    }

    private static Reason reason(Message message, String otherwise) {
        String code = text(message, Headers.REASON_CODE).orElse(otherwise);
        return new Reason(code, text(message, Headers.REASON_TEXT).orElse(code));
    }

    private static Duration retryAfter(Message message) {
        String text = text(message, Headers.RETRY_AFTER).orElse("");
        try {
            if (text.isEmpty()) {
                return RETRY_AFTER;
            }
            Duration wait =
                    Character.isDigit(text.charAt(0)) ? Duration.ofSeconds(Long.parseLong(text)) : Duration.parse(text);
            return wait.isNegative() ? RETRY_AFTER : wait;
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            LOG.warn("The header {} is '{}', not seconds and not ISO 8601; waiting 30 s", Headers.RETRY_AFTER, text);
            return RETRY_AFTER;
        }
    }

    private String describe(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + mask.apply(message));
    }

    private static Optional<String> text(Message message, String header) {
        return Optional.ofNullable(message.getHeader(header, String.class))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
