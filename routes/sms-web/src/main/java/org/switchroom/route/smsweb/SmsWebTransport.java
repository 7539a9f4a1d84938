package org.switchroom.route.smsweb;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.RoutesBuilder;
import org.switchroom.camel.OutcomeTable;
import org.switchroom.camel.TransportRoutes;
import org.switchroom.message.Content;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Health;
import org.switchroom.transport.Receipt;
import org.switchroom.transport.TransportName;

/** One account at a web gateway as a transport: texts and octets to numbers out, reports and texts in. */
final class SmsWebTransport implements TransportRoutes {
    /** What one part of several carries, in letters of one byte (3GPP TS 23.040 §9.2.3.24.1). */
    private static final long PART = 153;

    private static final int MOST_PARTS = 255;

    private final SmsWebSettings settings;
    private final AccountGate gate;
    private final Clock clock;
    private final SmsWebOutcomes outcomes = new SmsWebOutcomes();

    SmsWebTransport(SmsWebSettings settings, Clock clock) {
        this.settings = settings;
        this.gate = new AccountGate(settings.accountPause(), clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return settings.name().value();
    }

    @Override
    public TransportName transport() {
        return settings.name();
    }

    @Override
    public String group() {
        return settings.group();
    }

    @Override
    public Optional<String> limit() {
        return settings.limit();
    }

    @Override
    public Capabilities capabilities() {
        boolean called = settings.secret().isPresent();
        return new Capabilities(
                called ? EnumSet.allOf(Capabilities.Direction.class) : EnumSet.of(Capabilities.Direction.SEND),
                called
                        ? EnumSet.of(
                                Receipt.Stage.RELAYED,
                                Receipt.Stage.DELIVERED,
                                Receipt.Stage.FAILED,
                                Receipt.Stage.EXPIRED)
                        : Set.of(),
                Set.of(Content.Kind.TEXT, Content.Kind.BINARY),
                Set.of("tel"),
                PART * (settings.mostSms() == 0 ? MOST_PARTS : settings.mostSms()),
                settings.parallel());
    }

    @Override
    public OutcomeTable outcomes() {
        return outcomes;
    }

    /** What is wrong with the account or its settings; else the last outcomes tell. */
    @Override
    public Optional<Health> health() {
        return gate.trouble().or(() -> settings.test() ? Optional.of(gate.trying()) : Optional.empty());
    }

    @Override
    public RoutesBuilder routes() {
        return new SmsWebRoutes(settings, new SmsWriter(settings, clock), gate);
    }
}
