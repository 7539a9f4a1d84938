package org.switchroom.testkit.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Delivery;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Reason;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.RemoteReference;
import org.switchroom.transport.Transport;

/**
 * A transport that answers as the test tells it, records what it was asked in order, and can hang, be late, blow up
 * or go away. Without a script it accepts everything under the reference {@code ref-<delivery id>}. Any thread.
 */
public final class ScriptedTransport implements Transport {
    private final Capabilities capabilities;

    // All guarded by this object's monitor.
    private final Map<Address, Script> byAddress = new HashMap<>();
    private final Script anyAddress = new Script();
    private final List<Delivery> calls = new ArrayList<>();
    private final IdentityHashMap<CompletableFuture<Handover>, Delivery> underWay = new IdentityHashMap<>();
    private int mostUnderWay;
    private boolean away;
    private Health health = new Health(Health.State.UP, "as scripted", Instant.EPOCH);

    public ScriptedTransport(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Sends text of up to 100,000 bytes to the scheme, four at a time, with receipts DELIVERED and FAILED. */
    public static ScriptedTransport forScheme(String scheme) {
        return new ScriptedTransport(new Capabilities(
                Set.of(Capabilities.Direction.SEND),
                Set.of(Receipt.Stage.DELIVERED, Receipt.Stage.FAILED),
                Set.of(Content.Kind.TEXT),
                Set.of(scheme),
                100_000,
                4));
    }

    public static Handover accepted(String reference) {
        return new Handover.Accepted(Optional.of(new RemoteReference(reference)));
    }

    public static Handover refused(String code) {
        return new Handover.Refused(new Reason(code, "refused as scripted"));
    }

    public static Handover unavailable(String code, Duration retryAfter) {
        return new Handover.Unavailable(new Reason(code, "unavailable as scripted"), retryAfter);
    }

    public static Handover uncertain(String code) {
        return new Handover.Uncertain(new Reason(code, "uncertain as scripted"));
    }

    /** What happens to deliveries to any address that has no script of its own (left). */
    public Script onAny() {
        return anyAddress;
    }

    /** What happens to deliveries to this address; goes before {@link #onAny()}. */
    public synchronized Script on(Address address) {
        return byAddress.computeIfAbsent(address, any -> new Script());
    }

    /** The same, for {@code scheme:value}. */
    public Script on(String address) {
        return on(Address.parse(address).orElseThrow(() -> new IllegalArgumentException("no address: " + address)));
    }

    /** Everything it was asked to send, in order. */
    public synchronized List<Delivery> calls() {
        return List.copyOf(calls);
    }

    /** The deliveries to one address, in order. */
    public List<Delivery> calls(Address address) {
        return calls().stream().filter(call -> call.to().equals(address)).toList();
    }

    /** Deliveries that are not answered yet. */
    public synchronized int underWay() {
        return underWay.size();
    }

    /** The most deliveries that were under way at once. */
    public synchronized int mostUnderWay() {
        return mostUnderWay;
    }

    public synchronized void setHealth(Health.State state, String detail, Instant since) {
        health = new Health(state, detail, since);
    }

    /** As if its bundle stopped: what is under way completes exceptionally, and every further send throws. */
    public void goAway() {
        List<CompletableFuture<Handover>> open;
        synchronized (this) {
            away = true;
            open = new ArrayList<>(underWay.keySet());
        }
        open.forEach(answer -> answer.completeExceptionally(new IllegalStateException("the transport went away")));
    }

    public synchronized void comeBack() {
        away = false;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public CompletionStage<Handover> send(Delivery delivery) {
        Function<Delivery, CompletableFuture<Handover>> step;
        synchronized (this) {
            calls.add(delivery);
            if (away) {
                throw new IllegalStateException("the transport went away");
            }
            step = Optional.ofNullable(byAddress.get(delivery.to()))
                    .flatMap(Script::next)
                    .or(anyAddress::next)
                    .orElse(asked -> CompletableFuture.completedFuture(accepted("ref-" + asked.id())));
        }
        CompletableFuture<Handover> answer = step.apply(delivery);
        synchronized (this) {
            underWay.put(answer, delivery);
            mostUnderWay = Math.max(mostUnderWay, underWay.size());
        }
        return answer.whenComplete((handover, defect) -> {
            synchronized (this) {
                underWay.remove(answer);
            }
        });
    }

    @Override
    public synchronized Health health() {
        return health;
    }

    /** What happens next, step by step; each step serves one delivery, {@link #always} all that follow. */
    public final class Script {
        private final Deque<Function<Delivery, CompletableFuture<Handover>>> steps = new ArrayDeque<>();
        private Optional<Function<Delivery, CompletableFuture<Handover>>> rest = Optional.empty();

        private Script() {}

        public Script answers(Handover... handovers) {
            for (Handover handover : handovers) {
                add(any -> CompletableFuture.completedFuture(handover));
            }
            return this;
        }

        public Script always(Handover handover) {
            synchronized (ScriptedTransport.this) {
                rest = Optional.of(any -> CompletableFuture.completedFuture(handover));
            }
            return this;
        }

        /** Answers when the test completes the returned future, or never. */
        public CompletableFuture<Handover> hangs() {
            CompletableFuture<Handover> answer = new CompletableFuture<>();
            add(any -> answer);
            return answer;
        }

        /** A defect: {@code send} itself throws. */
        public Script throwsUp(RuntimeException defect) {
            return add(any -> {
                throw defect;
            });
        }

        /** A defect: the stage completes exceptionally. */
        public Script breaks(Throwable defect) {
            return add(any -> CompletableFuture.failedFuture(defect));
        }

        /** Whatever the function answers; it runs on the thread that sends and may block it. */
        public Script does(Function<Delivery, Handover> deed) {
            return add(delivery -> CompletableFuture.completedFuture(deed.apply(delivery)));
        }

        private Script add(Function<Delivery, CompletableFuture<Handover>> step) {
            synchronized (ScriptedTransport.this) {
                steps.add(step);
            }
            return this;
        }

        private Optional<Function<Delivery, CompletableFuture<Handover>>> next() {
            return Optional.ofNullable(steps.poll()).or(() -> rest);
        }
    }
}
