package org.switchroom.shell.transport;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchroom.routes.Routes;
import org.switchroom.shell.Facts;
import org.switchroom.shell.Services;
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

    /** Those that would be transports and do not run. */
    static List<Routes.Waiting> waiting(Services services) {
        return services.all(Routes.class, "").stream()
                .flatMap(routes -> routes.waiting().stream())
                .filter(Routes.Waiting::transport)
                .toList();
    }

    static Facts of(Routes.Waiting set) {
        return new Facts()
                .with("name", set.set())
                .with("state", set.lacks().isEmpty() ? "BROKEN" : "WAITING")
                .with("detail", set.text())
                .with("since", set.since());
    }

    private static String words(Set<? extends Enum<?>> all) {
        return all.isEmpty() ? "none" : all.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }
}
