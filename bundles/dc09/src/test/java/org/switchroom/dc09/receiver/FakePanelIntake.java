package org.switchroom.dc09.receiver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.switchroom.alarm.PanelAccess;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.PanelReport;

/** The core as a receiver sees it: stores at once unless told otherwise. Any thread. */
final class FakePanelIntake implements PanelIntake {
    private final Map<String, PanelAccess> accounts = new ConcurrentHashMap<>();
    // All guarded by this object's monitor.
    private final List<PanelReport> received = new ArrayList<>();
    private final List<CompletableFuture<Taken>> waiting = new ArrayList<>();
    private Taken answer = Taken.STORED;
    private boolean held;
    private boolean broken;

    FakePanelIntake knows(String account, Optional<byte[]> key, boolean plainAllowed) {
        accounts.put(account, new PanelAccess(key, plainAllowed));
        return this;
    }

    synchronized void answer(Taken taken) {
        answer = taken;
    }

    /** Nothing is on disk until {@link #release}. */
    synchronized void hold() {
        held = true;
    }

    synchronized void breakDown() {
        broken = true;
    }

    void release(Taken taken) {
        List<CompletableFuture<Taken>> open;
        synchronized (this) {
            held = false;
            open = List.copyOf(waiting);
            waiting.clear();
        }
        open.forEach(stage -> stage.complete(taken));
    }

    synchronized List<PanelReport> received() {
        return List.copyOf(received);
    }

    @Override
    public synchronized CompletionStage<Taken> receive(PanelReport report) {
        if (broken) {
            throw new IllegalStateException("the disk is gone");
        }
        received.add(report);
        if (!held) {
            return CompletableFuture.completedFuture(answer);
        }
        CompletableFuture<Taken> stage = new CompletableFuture<>();
        waiting.add(stage);
        return stage;
    }

    @Override
    public Optional<PanelAccess> access(String account) {
        return Optional.ofNullable(accounts.get(account));
    }
}
