package org.switchroom.testkit.websms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** seven.io's gateway as its description of the REST API has it: {@code POST /api/sms}, status reports by webhook. */
public final class SevenGateway extends HttpGateway {
    public static final String KEY = "seven-api-key";
    private static final int LONGEST_TEXT = 1520;
    private static final String SENDER = "[A-Za-z0-9 ._-]{1,11}|[0-9]{1,16}";

    private final List<GatewaySms> taken = new CopyOnWriteArrayList<>();
    private final Set<String> noNumbers = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong(77_000_000_000L);
    private volatile Optional<String> webhook = Optional.empty();

    private SevenGateway() {
        super(0);
    }

    public static SevenGateway start() {
        return new SevenGateway();
    }

    /** Where news goes to; set in the customer's account. */
    public void newsGoesTo(String url) {
        webhook = Optional.of(url);
    }

    /** No network has this number: 202. */
    public void knowsNot(String number) {
        noNumbers.add(number);
    }

    @Override
    public List<GatewaySms> taken() {
        return List.copyOf(taken);
    }

    @Override
    Answer take(HttpExchange request, String body) {
        if (!request.getRequestURI().getPath().equals("/api/sms")
                || !request.getRequestMethod().equals("POST")) {
            return new Answer(404, JSON.createObjectNode());
        } else if (!KEY.equals(request.getRequestHeaders().getFirst("X-Api-Key"))) {
            return new Answer(200, words(900, "authentication"));
        }
        JsonNode sms = read(body);
        String text = sms.path("text").asText("");
        String to = sms.path("to").asText("");
        int code = 100;
        if (to.isEmpty()) {
            code = 301;
        } else if (text.isEmpty()) {
            code = 305;
        } else if (text.length() > LONGEST_TEXT) {
            code = 401;
        } else if (sms.has("from") && !sms.path("from").asText().matches(SENDER)) {
            code = 201;
        } else if (!to.matches("\\+?[0-9]{7,15}") || noNumbers.contains(to)) {
            code = 202;
        }
        if (code != 100) {
            return new Answer(200, words(code, "refused"));
        }
        GatewaySms took = new GatewaySms(
                Long.toString(numbers.incrementAndGet()),
                Optional.ofNullable(sms.path("foreign_id").asText(null)),
                to,
                text,
                List.of(),
                false,
                Optional.ofNullable(sms.path("from").asText(null)),
                sms.path("flash").asBoolean(false),
                Optional.empty(),
                Optional.empty(),
                SmsLength.parts(text),
                false,
                Optional.empty(),
                System.nanoTime());
        taken.add(took);
        ObjectNode answer = words(100, "");
        answer.putArray("messages")
                .addObject()
                .put("id", took.transferId())
                .put("recipient", to)
                .put("parts", took.parts())
                .put("success", true);
        return new Answer(200, answer);
    }

    @Override
    ObjectNode words(int code, String words) {
        return JSON.createObjectNode().put("success", Integer.toString(code)).put("debug", "false");
    }

    /** {@code DELIVERED}, {@code NOTDELIVERED}, {@code BUFFERED}, {@code TRANSMITTED}, {@code EXPIRED} and others. */
    @Override
    public CallbackReply report(GatewaySms sms, String status) {
        ObjectNode news = JSON.createObjectNode()
                .put("webhook_event", "dlr")
                .put("webhook_timestamp", "2026-11-22T08:08:00+02:00");
        news.putObject("data")
                .put("msg_id", sms.transferId())
                .put("status", status)
                .put("timestamp", "2026-11-22 08:08:00.000000");
        return call(webhook.orElseThrow(), news);
    }

    /** A person's phone sends to the customer's number. */
    public CallbackReply deliver(String id, String from, String text) {
        ObjectNode news =
                JSON.createObjectNode().put("webhook_event", "sms_mo").put("webhook_timestamp", "2026-11-22 08:08:00");
        news.putObject("data")
                .put("id", id)
                .put("sender", from)
                .put("system", "491771783130")
                .put("text", text)
                .put("time", "1795334880")
                .put("message_type", "SMS");
        return call(webhook.orElseThrow(), news);
    }
}
