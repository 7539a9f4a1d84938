package org.switchroom.testkit.sip;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.switchroom.testkit.alarm.CentralStation;
import org.switchroom.testkit.alarm.StationScript;

/**
 * Alone: {@code StationExchange [port] [kiss-off after] [its length]}: an exchange at whose every number a central station
 * picks up, that kisses off so many milliseconds after the last digit. Says its port; says at each line of its input
 * what its stations heard since the line before; ends with its input.
 */
public final class StationExchange {
    private StationExchange() {}

    public static void main(String[] arguments) throws IOException {
        StationScript script = new StationScript().kissOff(number(arguments, 1, 100), number(arguments, 2, 850));
        List<CentralStation> stations = new CopyOnWriteArrayList<>();
        try (SipExchange exchange = SipExchange.start(number(arguments, 0, 5060))) {
            exchange.stations(() -> {
                CentralStation station = new CentralStation(script);
                stations.add(station);
                return station;
            });
            System.out.println("port=" + exchange.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (in.readLine() != null) {
                List<CentralStation> heard = List.copyOf(stations);
                stations.removeAll(heard);
                System.out.printf(
                        "calls=%d messages=%d refused=%d digits=%d%n",
                        heard.size(),
                        heard.stream().mapToInt(each -> each.messages().size()).sum(),
                        heard.stream().mapToInt(each -> each.refused().size()).sum(),
                        heard.stream().mapToInt(CentralStation::digits).sum());
            }
        }
    }

    private static int number(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }
}
