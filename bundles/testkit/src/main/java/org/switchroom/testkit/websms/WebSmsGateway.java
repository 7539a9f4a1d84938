package org.switchroom.testkit.websms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * websms.com's gateway as its REST interface describes it: messages of text or octets in, delivery reports and inbound messages
 * called back. Any thread.
 */
public final class WebSmsGateway extends HttpGateway {
    public static final String USER = "switchroom";
    public static final String PASSWORD = "gateway-password";
    public static final String TOKEN = "gateway-token";

    private static final Set<String> PATHS = Set.of(
            "/rest/smsmessaging/text",
            "/json/smsmessaging/text",
            "/rest/smsmessaging/binary",
            "/json/smsmessaging/binary");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final List<GatewaySms> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Consumer<GatewaySms>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, GatewayMisdeed> byRecipient = new ConcurrentHashMap<>();
    private final AtomicLong throttled = new AtomicLong();
    private final Set<String> blacklist = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong(System.nanoTime() & 0xFFFF_FFFFL);
    private final AtomicLong asked = new AtomicLong();
    /** When requests came that were let in, for the throttle. Guarded by itself. */
    private final Deque<Long> recent = new ArrayDeque<>();

    private volatile int mostPerSecond = Integer.MAX_VALUE;
    private volatile Optional<String> reportUrl = Optional.empty();
    private volatile boolean accountOpen = true;

    private WebSmsGateway(int port) {
        super(port);
    }

    public static WebSmsGateway start() {
        return new WebSmsGateway(0);
    }

    public static WebSmsGateway startAt(int port) {
        return new WebSmsGateway(port);
    }

    /** Where reports go of messages whose request names no address; set in the customer's account. */
    public void reportsGoTo(String url) {
        reportUrl = Optional.of(url);
    }

    /** This number's owner wants nothing: 4031. */
    public void blacklist(String digits) {
        blacklist.add(digits);
    }

    public void allowAgain(String digits) {
        blacklist.remove(digits);
    }

    /** More within a second are answered 4012 and not taken. */
    public void allow(int perSecond) {
        mostPerSecond = perSecond;
    }

    /** Requests for this number meet this, until {@link #behave()}. */
    public void to(String digits, GatewayMisdeed misdeed) {
        byRecipient.put(digits, misdeed);
    }

    @Override
    Optional<GatewayMisdeed> misdeedFor(String body) {
        return byRecipient.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byRecipient.get(
                        read(body).path("recipientAddressList").path(0).asText()));
    }

    @Override
    public void behave() {
        byRecipient.clear();
        super.behave();
    }

    /** Told of each message when it is taken, on the thread that serves it. */
    public void onTaken(Consumer<GatewaySms> listener) {
        listeners.add(listener);
    }

    /** How many were answered 4012 because more came within a second than {@link #allow} says. */
    public long throttled() {
        return throttled.get();
    }

    /** What it took so far counts no more. */
    public void forget() {
        taken.clear();
        throttled.set(0);
    }

    /** From now on as if the customer's account were closed: 4001. */
    public void closeAccount() {
        accountOpen = false;
    }

    public void openAccount() {
        accountOpen = true;
    }

    @Override
    public List<GatewaySms> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    /** How many requests came, whatever became of them. */
    public long asked() {
        return asked.get();
    }

    /** The most that it took within any time so long. */
    public int mostWithin(Duration window) {
        List<GatewaySms> all = taken();
        int most = 0;
        for (int first = 0, last = 0; last < all.size(); last++) {
            while (all.get(last).atNanos() - all.get(first).atNanos() >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Override
    Answer take(HttpExchange request, String body) {
        asked.incrementAndGet();
        if (!PATHS.contains(request.getRequestURI().getPath())) {
            return new Answer(404, JSON.createObjectNode());
        } else if (!request.getRequestMethod().equals("POST")) {
            return new Answer(405, words(4018, "METHOD_FORBIDDEN"));
        } else if (!isKnown(Optional.ofNullable(request.getRequestHeaders().getFirst("Authorization"))
                .orElse(""))) {
            return new Answer(401, words(4001, "INVALID_CREDENTIALS"));
        } else if (!accountOpen) {
            return new Answer(200, words(4001, "INVALID_CREDENTIALS"));
        } else if (!isSlowEnough()) {
            throttled.incrementAndGet();
            return new Answer(200, words(4012, "THROTTLING_DECISION"));
        }
        WebSmsRequest sms =
                new WebSmsRequest(read(body), request.getRequestURI().getPath().endsWith("/binary"));
        WebSmsRequest.Verdict verdict = sms.judge(blacklist);
        if (verdict.code() == 4000) {
            return new Answer(400, words(verdict.code(), verdict.words()));
        }
        ObjectNode answer = words(verdict.code(), verdict.words());
        sms.clientMessageId().ifPresent(id -> answer.put("clientMessageId", id));
        if (verdict.code() < 3000) {
            GatewaySms took = sms.sms(String.format("%020x", numbers.incrementAndGet()), System.nanoTime());
            taken.add(took);
            listeners.forEach(listener -> listener.accept(took));
            answer.put("transferId", took.transferId()).put("smsCount", took.parts());
        }
        return new Answer(200, answer);
    }

    private static boolean isKnown(String authorization) {
        String basic = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return authorization.equals("Basic " + basic) || authorization.equals("Bearer " + TOKEN);
    }

    private boolean isSlowEnough() {
        long now = System.nanoTime();
        synchronized (recent) {
            while (!recent.isEmpty() && now - recent.peekFirst() >= 1_000_000_000L) {
                recent.removeFirst();
            }
            if (recent.size() >= mostPerSecond) {
                return false;
            }
            recent.addLast(now);
            return true;
        }
    }

    @Override
    ObjectNode words(int code, String words) {
        return JSON.createObjectNode().put("statusCode", code).put("statusMessage", words);
    }

    /**
     * Calls back that this became of a message: {@code delivered}, {@code undelivered}, {@code expired},
     * {@code deleted}, {@code accepted} or {@code rejected}.
     */
    @Override
    public CallbackReply report(GatewaySms sms, String status) {
        return call(callbackOf(sms), reportWords(sms, status, notificationId()));
    }

    /** The same report several times, as after answers that were lost. */
    public List<CallbackReply> reportRepeatedly(GatewaySms sms, String status, int times) {
        JsonNode words = reportWords(sms, status, notificationId());
        return java.util.stream.IntStream.range(0, times)
                .mapToObj(each -> call(callbackOf(sms), words))
                .toList();
    }

    private String callbackOf(GatewaySms sms) {
        return sms.callbackUrl()
                .or(() -> reportUrl)
                .orElseThrow(() -> new IllegalStateException("nobody said where reports go"));
    }

    private static JsonNode reportWords(GatewaySms sms, String status, String notificationId) {
        String now = TIME.format(OffsetDateTime.now());
        ObjectNode words = JSON.createObjectNode()
                .put("messageType", "deliveryReport")
                .put("notificationId", notificationId)
                .put("transferId", sms.transferId())
                .put("senderAddress", sms.recipient())
                .put("deliveryReportMessageStatus", status)
                .put("sentOn", now);
        if (status.equals("delivered")) {
            words.put("deliveredOn", now).put("deliveredAs", "sms");
        }
        sms.clientMessageId().ifPresent(id -> words.put("clientMessageId", id));
        return words;
    }

    /** A person's phone sends to the customer's number. */
    public CallbackReply deliver(String notificationId, String from, String text) {
        return call(reportUrl.orElseThrow(), inbound(notificationId, from, text));
    }

    public CallbackReply deliver(String from, String text) {
        return deliver(notificationId(), from, text);
    }

    private static JsonNode inbound(String notificationId, String from, String text) {
        return JSON.createObjectNode()
                .put("messageType", "text")
                .put("notificationId", notificationId)
                .put("senderAddress", from)
                .put("senderAddressType", "international")
                .put("recipientAddress", "08282709900001")
                .put("recipientAddressType", "national")
                .put("textMessageContent", text);
    }

    private String notificationId() {
        return String.format("%020x", numbers.incrementAndGet());
    }

    /**
     * Alone, for trying a transport by hand: {@code WebSmsGateway [port] [callback URL]}. Lines of the standard input
     * are {@code report STATUS} (of the last one taken), {@code twice STATUS}, {@code deliver NUMBER TEXT},
     * {@code code NUMBER}, {@code status NUMBER}, {@code silent}, {@code slow MILLISECONDS}, {@code close},
     * {@code open}, {@code behave}, {@code list}, {@code quit}.
     */
    public static void main(String[] arguments) {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8089;
        try (WebSmsGateway gateway = startAt(port)) {
            if (arguments.length > 1) {
                gateway.reportsGoTo(arguments[1]);
            }
            System.out.println("A gateway is at " + gateway.url() + "; user " + USER + ", password " + PASSWORD);
            new Scanner(System.in, StandardCharsets.UTF_8).useDelimiter("\n").forEachRemaining(gateway::command);
        }
    }

    private void command(String line) {
        String[] words = line.strip().split(" ", 3);
        switch (words[0]) {
            case "report" -> System.out.println(report(last(), words[1]));
            case "twice" -> System.out.println(reportRepeatedly(last(), words[1], 2));
            case "deliver" -> System.out.println(deliver(words[1], words[2]));
            case "code" -> next(GatewayMisdeed.code(Integer.parseInt(words[1]), "AS_TOLD"));
            case "status" -> next(GatewayMisdeed.status(Integer.parseInt(words[1])));
            case "silent" -> next(GatewayMisdeed.silence());
            case "slow" -> always(GatewayMisdeed.slow(Duration.ofMillis(Long.parseLong(words[1]))));
            case "close" -> closeAccount();
            case "open" -> openAccount();
            case "behave" -> behave();
            case "list" -> taken().forEach(System.out::println);
            case "quit" -> System.exit(0);
            default -> System.out.println("not known: " + line);
        }
    }

    private GatewaySms last() {
        return taken.get(taken.size() - 1);
    }
}
