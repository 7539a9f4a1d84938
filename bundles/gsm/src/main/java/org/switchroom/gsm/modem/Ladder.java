package org.switchroom.gsm.modem;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is done to a modem in trouble: probe, leave a prompt, set up again, radio off and on, line closed and opened. Each
 * remedy is tried once until the modem works again; at the end it is out of service and tried again, ever more seldom.
 */
final class Ladder {
    /** What the ladder asks the machine for. */
    interface Foot {
        /** Sets the modem up; ends in {@link #works}, {@link #climb} or {@link #hopeless}. */
        void initialise();

        /** The modem answers: is it still set up? Ends in {@link #works} or a remedy. */
        void examine();

        void closeLine();
    }

    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final int PROBES = 2;
    private static final Duration BEFORE_OPENING = Duration.ofSeconds(1);
    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration AFTER_RADIO = Duration.ofSeconds(3);

    private final Hands hands;
    private final Foot foot;
    private final Dashboard dashboard;
    private final ModemSettings.Times times;
    private final Set<Rung> tried = EnumSet.noneOf(Rung.class);
    private Duration wait = FIRST_WAIT;

    Ladder(Hands hands, Foot foot, Dashboard dashboard, ModemSettings.Times times) {
        this.hands = hands;
        this.foot = foot;
        this.dashboard = dashboard;
        this.times = times;
    }

    /** The first thing that a modem's life begins with. */
    void open() {
        tried.add(Rung.REOPEN);
        openLine();
    }

    void opened() {
        tried.add(Rung.INITIALISE);
        foot.initialise();
    }

    void works() {
        dashboard.at(Rung.WORKING, "");
        tried.clear();
        wait = FIRST_WAIT;
    }

    void lineLost(String reason) {
        if (dashboard.rung() != Rung.OUT_OF_SERVICE) {
            hands.trouble(tried.contains(Rung.REOPEN) ? Rung.OUT_OF_SERVICE : Rung.REOPEN, "line: " + reason);
        }
    }

    /** Nothing but a person helps; it is looked at again nevertheless. */
    void hopeless(String reason) {
        begin(Rung.OUT_OF_SERVICE, reason);
    }

    /** To the next remedy that was not tried since the modem worked. */
    void climb(String reason) {
        // The radio comes before the line on the way up, and after it when the line was the trouble.
        Rung next = Stream.of(Rung.LEAVE_PROMPT, Rung.INITIALISE, Rung.RADIO, Rung.REOPEN)
                .filter(rung -> !tried.contains(rung))
                .filter(rung -> rung == Rung.RADIO || rung.compareTo(dashboard.rung()) > 0)
                .findFirst()
                .orElse(Rung.OUT_OF_SERVICE);
        begin(next, reason);
    }

    void begin(Rung rung, String reason) {
        dashboard.at(rung, reason);
        tried.add(rung);
        switch (rung) {
            case WORKING -> works();
            case PROBE -> probe(PROBES);
            case LEAVE_PROMPT -> {
                hands.emit(new Effect.Write("\u001B\r"));
                probe(PROBES);
            }
            case INITIALISE -> foot.initialise();
            case RADIO -> radio();
            case REOPEN -> {
                foot.closeLine();
                hands.pause(BEFORE_OPENING, this::openLine);
            }
            case OUT_OF_SERVICE -> outOfService();
        }
    }

    private void probe(int tries) {
        hands.ask(AtCommand.order("AT", PROBE), reply -> {
            if (reply instanceof AtReply.Done) {
                foot.examine();
            } else if (tries > 1) {
                probe(tries - 1);
            } else {
                climb(dashboard.status().reason());
            }
        });
    }

    private void radio() {
        hands.ask(AtCommand.order("AT+CFUN=0", times.radio()), off -> {
            if (off instanceof AtReply.Silent) {
                climb(dashboard.status().reason());
            } else {
                hands.ask(
                        AtCommand.order("AT+CFUN=1", times.radio()), on -> hands.pause(AFTER_RADIO, foot::initialise));
            }
        });
    }

    private void openLine() {
        hands.emit(new Effect.Open());
        hands.pause(OPENING, () -> lineLost("it could not be opened in " + OPENING.toSeconds() + " s"));
    }

    private void outOfService() {
        foot.closeLine();
        String reason = dashboard.status().reason();
        hands.pause(wait, () -> {
            tried.clear();
            begin(Rung.REOPEN, reason);
        });
        Duration twice = wait.multipliedBy(2);
        wait = twice.compareTo(times.longestWait()) < 0 ? twice : times.longestWait();
    }
}
