package org.switchroom.bench.peer;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.switchroom.testkit.gsm.GsmMisdeed;
import org.switchroom.testkit.gsm.SentSms;
import org.switchroom.testkit.gsm.SimulatedModem;
import org.switchroom.testkit.websms.GatewayMisdeed;
import org.switchroom.testkit.websms.WebSmsGateway;

/**
 * A simulator of the testkit in a process of its own: {@code gateway}, {@code modems COUNT} or {@code kannel}. The first
 * line it says has its ports. Then it tells of every arrival: {@code arrived KEY JOB NANOS}. It does what its standard
 * input says, answers each order with a line, and ends with it.
 */
public final class SimulatorMain {
    static final String ARRIVAL = "arrived";
    /** What the measurements number their jobs with. */
    private static final Pattern JOB = Pattern.compile("\\b[A-Z]\\d{10}\\b");

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private interface Simulator {
        String ports();

        /** Each message takes so long. */
        void slow(Duration by);

        String obey(String order, String value);
    }

    private SimulatorMain() {}

    public static void main(String[] arguments) {
        Simulator simulator =
                switch (arguments[0]) {
                    case "gateway" -> new Gateway();
                    case "modems" -> new Modems(Integer.parseInt(arguments[1]));
                    case "kannel" -> new Taker();
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        say("at", simulator.ports());
        try (Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (orders.hasNextLine()) {
                String[] words = orders.nextLine().strip().split(" ", 2);
                String value = words.length > 1 ? words[1] : "";
                if (words[0].equals("slow")) {
                    simulator.slow(Duration.ofMillis(Long.parseLong(value)));
                    say("done", "slow");
                } else {
                    say("done", simulator.obey(words[0], value));
                }
            }
        }
        System.exit(0);
    }

    private static void say(String what, String words) {
        synchronized (OUT) {
            OUT.println(what + " " + words);
        }
    }

    private static void arrived(String key, String text, long nanos) {
        Matcher job = JOB.matcher(text);
        say(ARRIVAL, key + " " + (job.find() ? job.group() : "-") + " " + nanos);
    }

    /** websms.com's. */
    private static final class Gateway implements Simulator {
        private final WebSmsGateway gateway = WebSmsGateway.start();

        Gateway() {
            gateway.onTaken(sms -> arrived(sms.clientMessageId().orElse("unnamed"), sms.text(), sms.atNanos()));
        }

        @Override
        public String ports() {
            return Integer.toString(gateway.port());
        }

        @Override
        public void slow(Duration by) {
            if (by.isZero()) {
                gateway.behave();
            } else {
                gateway.always(GatewayMisdeed.slow(by));
            }
        }

        @Override
        public String obey(String order, String value) {
            return switch (order) {
                case "allow" -> {
                    gateway.allow(Integer.parseInt(value));
                    yield order;
                }
                case "deaf" -> {
                    String[] words = value.split(" ");
                    gateway.to(words[0], GatewayMisdeed.slow(Duration.ofMillis(Long.parseLong(words[1]))));
                    yield order;
                }
                case "forget" -> {
                    gateway.forget();
                    yield order;
                }
                // how many were throttled, the most within any second
                case "limit" -> gateway.throttled() + " " + gateway.mostWithin(Duration.ofSeconds(1));
                default -> "not known: " + order;
            };
        }
    }

    /** Behind TCP, each with a SIM of its own. */
    private static final class Modems implements Simulator {
        private final List<SimulatedModem> modems = new ArrayList<>();

        Modems(int count) {
            for (int i = 0; i < count; i++) {
                SimulatedModem modem = SimulatedModem.start();
                modem.onSent(Modems::sent);
                modems.add(modem);
            }
        }

        /** Of a message of several parts, the first has the job's number. */
        private static void sent(SentSms sms) {
            if (sms.part() == 1) {
                Matcher job = JOB.matcher(sms.text());
                arrived((job.find() ? job.group() : "unnamed") + "@" + sms.number(), sms.text(), System.nanoTime());
            }
        }

        @Override
        public String ports() {
            return modems.stream().map(modem -> Integer.toString(modem.port())).collect(Collectors.joining(","));
        }

        @Override
        public void slow(Duration by) {
            modems.forEach(modem -> {
                modem.behave();
                if (!by.isZero()) {
                    modem.always("PDU", GsmMisdeed.slow(by));
                }
            });
        }

        @Override
        public String obey(String order, String value) {
            return "not known: " + order;
        }
    }

    /** Kannel's own HTTP interface from the other side: takes all and counts. */
    private static final class Taker implements Simulator {
        private final KannelTaker taker = new KannelTaker(SimulatorMain::arrived);

        @Override
        public String ports() {
            return Integer.toString(taker.port());
        }

        @Override
        public void slow(Duration by) {
            taker.slow(by);
        }

        @Override
        public String obey(String order, String value) {
            return "not known: " + order;
        }
    }
}
