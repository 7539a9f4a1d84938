package org.switchroom.camel.dropped;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.switchroom.camel.Headers;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.transport.Handover;
import org.switchroom.transport.RemoteReference;

/**
 * The outcome lines of a file, first match wins. A reply is the code of the other side: the header
 * {@code SwitchroomReply} when the route sets it, else what Camel's HTTP and FTP know; after an exception also the
 * simple names of its causes.
 */
final class ReplyTable implements OutcomeTable {
    private final List<ReplyRule> rules;

    ReplyTable(List<ReplyRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public Optional<Handover> ended(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getHeader(Headers.OUTCOME) != null) {
            return Optional.empty(); // the route has said it itself
        }
        String reply = text(message, Headers.REPLY)
                .or(() -> text(message, Exchange.HTTP_RESPONSE_CODE))
                .orElse(ReplyRule.ENDED);
        return judge(List.of(reply), message);
    }

    @Override
    public Optional<Handover> failed(Exchange exchange, Throwable cause) {
        List<String> replies = new ArrayList<>();
        List<String> names = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable step = cause; step != null && seen.add(step); step = step.getCause()) {
            if (step instanceof HttpOperationFailedException answered) {
                replies.add(Integer.toString(answered.getStatusCode()));
            } else if (step instanceof GenericFileOperationFailedException answered && answered.getCode() > 0) {
                replies.add(Integer.toString(answered.getCode()));
            }
            names.add(step.getClass().getSimpleName());
        }
        replies.addAll(names);
        return judge(replies, exchange.getMessage());
    }

    private Optional<Handover> judge(List<String> replies, Message message) {
        for (ReplyRule rule : rules) {
            for (String reply : replies) {
                if (rule.fits().test(reply)) {
                    return Optional.of(rule.handover(
                            reply, text(message, Headers.REFERENCE).map(RemoteReference::new), retryAfter(message)));
                }
            }
        }
        return Optional.empty();
    }

    /** As HTTP says it in seconds; a date is left to the table's own wait. */
    private static Optional<Duration> retryAfter(Message message) {
        return text(message, "Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Optional<String> text(Message message, String header) {
        return Optional.ofNullable(message.getHeader(header, String.class))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
