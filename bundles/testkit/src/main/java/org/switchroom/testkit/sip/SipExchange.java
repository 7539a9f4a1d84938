package org.switchroom.testkit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.switchroom.phone.CallAudio;

/**
 * An exchange on this machine's loopback, over UDP and TCP on one port: takes registrations and calls, and lets stations
 * pick up, each number as its script says. One thread does all but the sound.
 */
public final class SipExchange implements AutoCloseable {
    private static final String REALM = "exchange";
    private static final String NONCE = "f84f1cec41e6cbe5aea9c8e88d359";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "exchange");
        made.setDaemon(true);
        return made;
    });
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final SipWire wire;
    // The rest is the exchange's thread's.
    private final Map<String, SipScript> scripts = new HashMap<>();
    private final Map<String, StationCall> calls = new LinkedHashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, Integer> registered = new HashMap<>();
    private Supplier<? extends CallAudio> stations = QuietStation::new;
    private int tags;
    private boolean deaf;

    private SipExchange(int port) {
        wire = new SipWire(port, this::heardOn);
        wire.open();
    }

    public static SipExchange start() {
        return new SipExchange(0);
    }

    public static SipExchange start(int port) {
        return new SipExchange(port);
    }

    /** Alone: {@code SipExchange [port]}; every number is somebody who picks up and says nothing. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5060;
        try (SipExchange exchange = start(port)) {
            System.out.println("The exchange listens at 127.0.0.1:" + exchange.port() + ", UDP and TCP");
            Thread.currentThread().join();
        }
    }

    public int port() {
        return wire.port();
    }

    /** Who picks up, for each call anew. */
    public SipExchange stations(Supplier<? extends CallAudio> made) {
        return told(() -> stations = made);
    }

    /** How this number behaves from now on. */
    public SipExchange number(String number, SipScript script) {
        return told(() -> scripts.put(number, script));
    }

    /** Who registers needs this password from now on. */
    public SipExchange password(String user, String password) {
        return told(() -> passwords.put(user, password));
    }

    /** Hears nothing more, or hears again. */
    public SipExchange deaf(boolean nothing) {
        return told(() -> deaf = nothing);
    }

    /** All requests that came outside of calls, and the first of each call: their first lines, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How long the user's registration holds, in seconds, if there is one. */
    public Optional<Integer> registration(String user) {
        return asked(() -> Optional.ofNullable(registered.get(user)));
    }

    /** What was said in each call so far: methods that came, and statuses that came. */
    public List<List<String>> calls() {
        return asked(() ->
                calls.values().stream().map(call -> List.copyOf(call.seen())).toList());
    }

    /** Packets of sound that each call has heard. */
    public List<Long> packets() {
        return asked(() ->
                calls.values().stream().map(call -> call.sound().received()).toList());
    }

    /** Calls that are not over. */
    public long open() {
        return asked(
                () -> calls.values().stream().filter(call -> !call.isOver()).count());
    }

    /** All stations hang up. */
    public void hangUpAll() {
        told(() -> calls.values().forEach(StationCall::hangUp));
    }

    /** The connections of TCP break. */
    public void breakConnections() {
        wire.breakConnections();
    }

    private SipExchange told(Runnable what) {
        CompletableFuture.runAsync(what, thread).join();
        return this;
    }

    private <T> T asked(Supplier<T> what) {
        return CompletableFuture.supplyAsync(what, thread).join();
    }

    private void heardOn(String text, Consumer<SipText> sends) {
        if (!thread.isShutdown()) {
            thread.execute(() -> heard(SipText.parse(text), sends));
        }
    }

    private void heard(SipText message, Consumer<SipText> sends) {
        if (deaf) {
            return;
        }
        StationCall call = calls.get(message.value("Call-ID"));
        if (call != null && !(message.isRequest() && message.method().equals("INVITE"))) {
            call.heard(message);
            return;
        }
        if (!message.isRequest() || message.method().equals("ACK")) {
            return;
        }
        requests.add(message.start());
        switch (message.method()) {
            case "REGISTER" -> register(message, sends);
            case "OPTIONS" -> sends.accept(message.answer(200, "OK", "exchange"));
            case "INVITE" -> called(message, sends);
            default -> sends.accept(message.answer(481, "No Such Call", "exchange"));
        }
    }

    private void register(SipText request, Consumer<SipText> sends) {
        String user = SipText.between(request.value("To"), "sip:", "@");
        if (passwords.containsKey(user) && !proved(request, "Authorization", passwords.get(user))) {
            sends.accept(request.answer(401, "Unauthorized", "exchange").add("WWW-Authenticate: " + challenge()));
            return;
        }
        int expires = Integer.parseInt(request.value("Expires"));
        if (expires == 0) {
            registered.remove(user);
        } else {
            registered.put(user, expires);
        }
        sends.accept(request.answer(200, "OK", "exchange")
                .add("Contact: " + request.value("Contact") + ";expires=" + expires));
    }

    private static String challenge() {
        return "Digest realm=\"" + REALM + "\", nonce=\"" + NONCE + "\", algorithm=MD5, qop=\"auth\"";
    }

    private static boolean proved(SipText request, String header, String password) {
        String said = request.value(header);
        return !said.isEmpty()
                && SipText.between(said, "response=\"", "\"").equals(SipProof.of(said, request.method(), password));
    }

    private void called(SipText invite, Consumer<SipText> sends) {
        String number = SipText.between(invite.start(), "sip:", "@");
        SipScript script = scripts.getOrDefault(number, new SipScript());
        if (script.silent || calls.containsKey(invite.value("Call-ID"))) {
            return;
        }
        if (script.unheardInvites > 0) {
            script.unheardInvites--;
            return;
        }
        String user = SipText.between(invite.value("Proxy-Authorization"), "username=\"", "\"");
        String password = passwords.getOrDefault(user, "");
        if (script.challenges && !proved(invite, "Proxy-Authorization", password)) {
            sends.accept(invite.answer(407, "Prove It", "exchange").add("Proxy-Authenticate: " + challenge()));
            return;
        }
        tags++;
        StationCall call = new StationCall(
                script,
                invite,
                sends,
                thread,
                "Contact: <sip:station@127.0.0.1:" + port() + ">",
                "station" + tags,
                stations.get());
        calls.put(invite.value("Call-ID"), call);
        call.begin();
    }

    @Override
    public void close() {
        told(() -> calls.values().forEach(call -> call.sound().close()));
        thread.shutdownNow();
        try {
            wire.close();
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the exchange does not end");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
