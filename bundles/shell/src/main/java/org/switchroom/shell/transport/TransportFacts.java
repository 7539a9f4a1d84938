package org.switchroom.shell.transport;

import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.shell.Facts;
import org.switchroom.transport.Capabilities;
import org.switchroom.transport.Transports;

/** Transports as facts. */
final class TransportFacts {
    private TransportFacts() {}

    static Facts of(Transports.View view) {
        Capabilities can = view.capabilities();
        return new Facts()
                .with("name", view.name())
                .with("channel", view.group())
                .with(
                        "state",
                        view.suspended() ? "SUSPENDED" : view.health().state().name())
                .with("detail", view.health().detail())
                .with("since", view.health().since())
                .with("underWay", view.underWay())
                .with("outcomes", view.outcomes())
                .with("lastSuccess", view.lastSuccess())
                .with("directions", words(can.directions()))
                .with("addresses", can.addressSchemes().stream().sorted().collect(Collectors.joining(" ")))
                .with("carries", words(can.carries()))
                .with("receipts", words(can.receipts()))
                .with("maxContentBytes", can.maxContentBytes())
                .with("parallelSends", can.parallelSends());
    }

    private static String words(Set<? extends Enum<?>> all) {
        return all.isEmpty() ? "none" : all.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }
}
