package org.switchroom.dc09.receiver;

import java.time.Clock;
import java.util.Optional;
import org.switchroom.alarm.PanelIntake;
import org.switchroom.alarm.ReceiverView;
import org.switchroom.alarm.WatchedReceiver;

/**
 * Listens for panels by TCP, by UDP or by both, from when it is made until it is closed. One thread does all of it, so
 * that no connection can keep another one waiting; a port that can not be had is asked for again and again.
 */
public final class Dc09Receiver implements WatchedReceiver, AutoCloseable {
    private final ReceiverSettings settings;
    private final Tally tally = new Tally();
    private final Answering answering;
    private final ReceiverLoop loop;

    public Dc09Receiver(ReceiverSettings settings, PanelIntake intake, Clock clock) {
        this.settings = settings;
        ReceiverDesk desk = new ReceiverDesk(settings.name(), settings.window(), intake, clock, tally);
        this.answering = new Answering(desk, clock, settings.limits().waiting());
        this.loop = new ReceiverLoop(settings, answering, tally);
    }

    /** The port in use; empty while it can not be had. */
    public Optional<Integer> port() {
        return loop.port();
    }

    @Override
    public ReceiverView view() {
        return new ReceiverView(
                settings.name(),
                loop.listensAt(),
                loop.connections(),
                answering.waiting(),
                settings.limits(),
                tally.byWords(),
                loop.trouble(),
                answering.lastReportAt());
    }

    /** Reports that are not on disk yet get no answer; the panels send them again. */
    @Override
    public void close() {
        loop.close();
    }
}
