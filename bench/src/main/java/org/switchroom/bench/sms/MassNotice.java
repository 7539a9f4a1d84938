package org.switchroom.bench.sms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.switchroom.bench.Options;
import org.switchroom.bench.Product;
import org.switchroom.bench.Workbench;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.peer.GatewayPeer;
import org.switchroom.bench.peer.ModemPeer;
import org.switchroom.bench.peer.Peer;
import org.switchroom.bench.peer.Simulation;
import org.switchroom.itests.Distribution;

/** Everybody is told at once, by way of a gateway that allows so many a second, or of modems that take so long each. */
public final class MassNotice {
    private static final int PER_SECOND = 100;
    private static final int GATEWAY_MILLIS = 50;
    private static final int MODEMS = 8;
    private static final int MODEM_SECONDS = 3;

    /** What the far end would need for them, and what we may need beside that. */
    private record Limit(double best, double most) {}

    private final Simulation far;
    private final Flood flood;

    private MassNotice(Simulation far, Product product) {
        this.far = far;
        this.flood = new Flood(new SmsPosts(product), far::messages);
    }

    public static int measure(Options options) throws Exception {
        options.allow("via", "recipients", "modem-recipients", "database", "archive", "folder", "keep");
        System.out.println("mass-notice: " + Workbench.machine());
        boolean met = true;
        for (String via : options.words("via", "sms-web,sms-modem")) {
            String kind = options.text("database", "h2");
            try (Workbench bench = Workbench.open(options);
                    BenchDatabase database = BenchDatabase.open(kind, bench.folder(kind));
                    Simulation far = far(via);
                    Distribution distribution =
                            Product.unpack(Workbench.archive(options), bench.folder("ours"), database)) {
                met &= via.equals("sms-web")
                        ? byGateway(distribution, far, options.number("recipients", 1300))
                        : byModems(distribution, far, options.number("modem-recipients", 160));
            }
        }
        return met ? 0 : 1;
    }

    private static Simulation far(String via) {
        return switch (via) {
            case "sms-web" -> Simulation.start("gateway");
            case "sms-modem" -> Simulation.start("modems", Integer.toString(MODEMS));
            default -> throw new Options.Wrong("--via is sms-web, sms-modem or both, found '" + via + "'");
        };
    }

    private static boolean byGateway(Distribution distribution, Simulation far, int recipients) {
        GatewayPeer.configure(
                distribution, far, "sms-web", Map.of("transport.group", "sms", "limit", PER_SECOND + "/s"));
        far.ask("slow " + GATEWAY_MILLIS);
        far.ask("allow " + PER_SECOND);
        MassNotice notice = new MassNotice(far, Product.start(distribution));
        notice.warmUp(5 * PER_SECOND);
        far.ask("forget");
        double best = recipients / (double) PER_SECOND;
        boolean met = notice.run("sms-web", recipients, new Limit(best, best + 1.5));
        String[] seen = far.ask("limit").split(" ");
        boolean kept = seen[0].equals("0") && Integer.parseInt(seen[1]) <= PER_SECOND;
        System.out.printf(
                "  via=sms-web counted at the gateway: throttled=%s most-in-any-second=%s limit<=%d:%s%n",
                seen[0], seen[1], PER_SECOND, kept ? "met" : "MISSED");
        return met && kept;
    }

    private static boolean byModems(Distribution distribution, Simulation far, int recipients) {
        ModemPeer.configure(distribution, far, "sms");
        MassNotice notice = new MassNotice(far, Product.start(distribution));
        notice.warmUp(20 * MODEMS);
        far.ask("slow " + MODEM_SECONDS * 1000);
        double best = Math.ceil(recipients / (double) MODEMS) * MODEM_SECONDS;
        return notice.run("sms-modem", recipients, new Limit(best, best * 1.05));
    }

    /** With others than those who are counted; and until the last second in which they count at the gateway is over. */
    private void warmUp(int count) {
        flood.send(count);
        flood.await(120);
        Workbench.pause(2);
    }

    private boolean run(String via, int recipients, Limit limit) {
        int first = flood.acknowledged() + flood.others();
        int before = far.order().size();
        long begin = System.nanoTime();
        flood.send(recipients);
        double posted = (System.nanoTime() - begin) / 1e9;
        flood.await(limit.most() * 3 + 30);
        Workbench.pause(1); // whatever comes twice
        List<Peer.Arrival> all = far.order();
        List<Peer.Arrival> came = all.subList(before, all.size());
        double took = came.stream()
                .mapToDouble(arrival -> (arrival.nanos() - begin) / 1e9)
                .max()
                .orElse(Double.NaN);
        Set<String> marks = far.firstByJob().keySet();
        int missing = (int) IntStream.range(first, first + recipients)
                .filter(index -> !marks.contains(SmsPosts.mark(index)))
                .count();
        int twice = came.size()
                - came.stream()
                        .map(Peer.Arrival::message)
                        .collect(Collectors.toSet())
                        .size();
        boolean whole = missing == 0 && twice == 0 && flood.others() == 0;
        boolean met = whole && took <= limit.most();
        System.out.printf(
                Locale.ROOT,
                "via=%s recipients=%d posted-in=%.1fs took=%.2fs at-best=%.2fs limit<=%.2fs:%s missing=%d twice=%d"
                        + " not-acknowledged=%d%n",
                via,
                recipients,
                posted,
                took,
                limit.best(),
                limit.most(),
                met ? "met" : "MISSED",
                missing,
                twice,
                flood.others());
        return met;
    }
}
