package org.switchroom.route.contactid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.switchroom.phone.CallAudio;
import org.switchroom.phone.DialRequest;
import org.switchroom.phone.Ending;
import org.switchroom.phone.PhoneLine;
import org.switchroom.testkit.alarm.AudioWire;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;
import org.switchroom.transport.Health;

/** A line at whose other end the testkit's station picks up, in virtual time: a call takes a moment. */
final class FakeLine implements PhoneLine {
    private final List<String> dialled = new ArrayList<>();
    private final List<CentralStation> stations = new ArrayList<>();
    private final Map<String, Ending.How> endings = new HashMap<>();
    private StationScript script = new StationScript();
    private Optional<Ending.How> always = Optional.empty();
    private Optional<CountDownLatch> held = Optional.empty();

    /** What this number does, instead of picking up. */
    synchronized FakeLine number(String number, Ending.How how) {
        endings.put(number, how);
        return this;
    }

    /** What happens to every call, instead of an answer; DONE for an answer. */
    synchronized void always(Ending.How how) {
        always = how == Ending.How.DONE ? Optional.empty() : Optional.of(how);
    }

    synchronized void station(StationScript behaviour) {
        script = behaviour;
    }

    /** Stations ring until they are let pick up. */
    synchronized void hold() {
        held = Optional.of(new CountDownLatch(1));
    }

    synchronized void letGo() {
        held.ifPresent(CountDownLatch::countDown);
        held = Optional.empty();
    }

    synchronized List<String> dialled() {
        return List.copyOf(dialled);
    }

    /** The keys of all messages that stations took, over all calls. */
    synchronized List<String> messages() {
        return stations.stream().flatMap(station -> station.messages().stream()).toList();
    }

    @Override
    public int channels() {
        return 8;
    }

    @Override
    public synchronized CompletionStage<Ending> dial(DialRequest request, CallAudio audio) {
        dialled.add(request.number());
        Optional<Ending.How> instead = always.or(() -> Optional.ofNullable(endings.get(request.number())));
        if (instead.isPresent()) {
            audio.ended();
            return CompletableFuture.completedFuture(
                    new Ending(instead.get(), "999 As Told", Optional.empty(), Optional.empty()));
        }
        CentralStation station = new CentralStation(script);
        stations.add(station);
        Optional<CountDownLatch> ringing = held;
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        Thread call = new Thread(() -> ending.complete(talk(ringing, audio, station)), "call");
        call.setDaemon(true);
        call.start();
        return ending;
    }

    private static Ending talk(Optional<CountDownLatch> ringing, CallAudio audio, CentralStation station) {
        try {
            if (ringing.isPresent() && !ringing.get().await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let the station pick up");
            }
        } catch (InterruptedException ended) {
            throw new AssertionError(ended);
        }
        AudioWire.Hangup hangup = new AudioWire(audio, station).alaw().run(300);
        return new Ending(
                hangup == AudioWire.Hangup.STATION ? Ending.How.CUT_OFF : Ending.How.DONE,
                "hung up by " + hangup,
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(new Ending.Sound(100, 0, 0.1)));
    }

    @Override
    public synchronized Health health() {
        return always.isPresent()
                ? new Health(Health.State.DOWN, "as told", Instant.EPOCH)
                : new Health(Health.State.UP, "registered", Instant.EPOCH);
    }
}
