package org.switchroom.sip.line;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.sip.agent.Due;
import org.switchroom.sip.agent.Effect;
import org.switchroom.sip.agent.Identity;
import org.switchroom.sip.agent.NextHop;
import org.switchroom.sip.agent.Registration;
import org.switchroom.sip.agent.Tokens;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.transport.Health;

/**
 * A line's tie to its provider: opens the wire, opens it again when it fell, registers over it, asks for signs of life.
 * On the line's thread, but for the opening, which may wait for a name server.
 */
final class Attachment {
    private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    /** A wire over which nobody answers is opened anew, for the provider's name may have moved. */
    private static final Duration STALE = Duration.ofSeconds(60);

    private final LineSettings settings;
    private final Tokens tokens;
    private final Consumer<Runnable> onLine;
    private final Hearing hearing;
    private final Consumer<String> callsFell;
    private final BiConsumer<Health.State, String> changed;

    private Optional<Wire> wire = Optional.empty();
    private Optional<Identity> identity = Optional.empty();
    private Optional<Registration> registration = Optional.empty();
    private Optional<Registration> pulse = Optional.empty();
    private Optional<Duration> opensAt = Optional.empty();
    private Duration openedAt = Duration.ZERO;
    private int epoch; // wires opened so far
    private boolean closed;

    /** Where messages go that come in; on the wire's thread. */
    interface Hearing {
        void heard(byte[] octets, String host, int port);
    }

    Attachment(
            LineSettings settings,
            Tokens tokens,
            Consumer<Runnable> onLine,
            Hearing hearing,
            Consumer<String> callsFell,
            BiConsumer<Health.State, String> changed) {
        this.settings = settings;
        this.tokens = tokens;
        this.onLine = onLine;
        this.hearing = hearing;
        this.callsFell = callsFell;
        this.changed = changed;
    }

    void begin(Duration now) {
        epoch++;
        int mine = epoch;
        opensAt = Optional.empty();
        Thread opener = new Thread(() -> open(mine), "switchroom-" + settings.name() + "-opening");
        opener.setDaemon(true);
        opener.start();
    }

    private void open(int mine) {
        Wire.Ear ear = new Wire.Ear() {
            @Override
            public void heard(byte[] octets, String fromHost, int fromPort) {
                hearing.heard(octets, fromHost, fromPort);
            }

            @Override
            public void fell(String words) {
                onLine.accept(() -> lost(mine, words));
            }
        };
        try {
            Wire opened = settings.tcp() ? new TcpWire(settings, ear) : new UdpWire(settings, ear);
            onLine.accept(() -> opened(mine, opened));
        } catch (IOException | RuntimeException away) {
            String words =
                    settings.proxyHost() + ":" + settings.proxyPort() + " can not be reached: " + away.getMessage();
            onLine.accept(() -> lost(mine, words));
        }
    }

    private void opened(int mine, Wire opened) {
        if (closed || mine != epoch) {
            opened.close();
            return;
        }
        Duration now = now();
        openedAt = now;
        wire = Optional.of(opened);
        Identity self = new Identity(
                settings.user(),
                settings.domain(),
                settings.callerId(),
                settings.credentials(),
                settings.publicAddress().isEmpty() ? opened.localHost() : settings.publicAddress(),
                opened.localPort(),
                settings.tcp());
        identity = Optional.of(self);
        registration = settings.registers()
                ? Optional.of(new Registration(self, tokens, true, settings.registration()))
                : Optional.empty();
        pulse = settings.keepAlive().isZero()
                ? Optional.empty()
                : Optional.of(new Registration(self, tokens, false, settings.keepAlive()));
        for (Registration asking : asking()) {
            perform(asking.begin(now));
        }
        tell();
    }

    private void lost(int mine, String words) {
        if (closed || mine != epoch) {
            return;
        }
        drop();
        opensAt = Optional.of(now().plus(AGAIN));
        callsFell.accept(words);
        changed.accept(Health.State.DOWN, words);
    }

    private void drop() {
        wire.ifPresent(Wire::close);
        wire = Optional.empty();
        identity = Optional.empty();
        registration = Optional.empty();
        pulse = Optional.empty();
    }

    /** Empty while there is no wire. */
    Optional<Identity> identity() {
        return identity;
    }

    String localHost() {
        return wire.map(Wire::localHost).orElse("");
    }

    void send(SipMessage message) {
        if (wire.isEmpty()) {
            return;
        }
        try {
            wire.get().send(message.octets(), NextHop.of(message));
        } catch (IOException broken) {
            // As if it were lost on the way: it is sent again, or given up in time.
            LOG.debug("{} can not send: {}", settings.name(), broken.toString());
        }
    }

    void received(SipMessage response, Duration now) {
        for (Registration asking : asking()) {
            if (asking.callId().equals(response.callId())) {
                perform(asking.received(response, now));
            }
        }
        tell();
    }

    void tick(Duration now, boolean idle) {
        if (opensAt.filter(at -> now.compareTo(at) >= 0).isPresent()) {
            begin(now);
        }
        for (Registration asking : asking()) {
            perform(asking.tick(now));
        }
        boolean away =
                !asking().isEmpty() && asking().stream().allMatch(each -> each.state() == Registration.State.AWAY);
        if (wire.isPresent() && away && idle && now.compareTo(openedAt.plus(STALE)) >= 0) {
            drop();
            begin(now);
        } else if (wire.isPresent()) {
            tell();
        }
    }

    private void tell() {
        Optional<Registration> leading = registration.or(() -> pulse);
        if (leading.isEmpty()) {
            changed.accept(Health.State.UP, "not watched: neither register nor keep-alive is set");
            return;
        }
        Health.State state =
                switch (leading.get().state()) {
                    case ASKING, AWAY -> Health.State.DOWN;
                    case SHAKY -> Health.State.DEGRADED;
                    case WORKING -> Health.State.UP;
                };
        boolean deaf = registration.isPresent()
                && pulse.filter(each -> each.state() == Registration.State.AWAY).isPresent();
        if (state == Health.State.UP && deaf) {
            changed.accept(
                    Health.State.DEGRADED, "registered, but " + pulse.get().words());
        } else {
            changed.accept(state, leading.get().words());
        }
    }

    private List<Registration> asking() {
        List<Registration> asking = new ArrayList<>();
        registration.ifPresent(asking::add);
        pulse.ifPresent(asking::add);
        return asking;
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                send(send.message());
            }
        }
    }

    Optional<Duration> due() {
        return Due.earliest(opensAt, registration.flatMap(Registration::due), pulse.flatMap(Registration::due));
    }

    void close() {
        closed = true;
        for (Registration asking : asking()) {
            perform(asking.leave());
        }
        drop();
    }

    private static Duration now() {
        return Duration.ofNanos(System.nanoTime());
    }
}
