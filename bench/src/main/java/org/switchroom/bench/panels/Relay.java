package org.switchroom.bench.panels;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;

/** The alarm relay of a distribution: a port for panels, a dealer, a station, and activated systems. */
public final class Relay {
    private static final String CRC = "AB12";
    private static final String STATION_NUMBER = "+43123456789";

    private Relay() {}

    /** Before it is started: where panels report, as many of them as there are. */
    public static void listen(Distribution unpacked, int port) {
        unpacked.configure(
                "org.switchroom.intake.dc09-main", Map.of("port", Integer.toString(port), "max.connections", "4000"));
    }

    /** Before it is started: a station that is told by DC-09. */
    public static void tell(Distribution unpacked, String host, int port) {
        unpacked.configure("org.switchroom.transport.dc09-station", Map.of("receivers", "tcp:" + host + ":" + port));
    }

    /** The dealer's and the station's part; its ways are empty for a station that only has a telephone. */
    public static void enter(Api admin, List<String> ways) {
        admin.post("/api/dealers", Map.of("name", "Bench", "trained", List.of("Anna")))
                .expect(200);
        admin.post("/api/dealers/main/state", Map.of("state", "APPROVED")).expect(200);
        admin.send(
                        "PUT",
                        "/api/central-stations/bench",
                        Api.json(Map.of("name", "Bench", "numbers", List.of(STATION_NUMBER), "ways", ways)),
                        Map.of("Content-Type", "application/json"))
                .expect(200);
    }

    /**
     * Activated systems, as many as are wanted.
     *
     * @param delays such as {@code BURGLARY=5}
     * @return their panels' accounts, which are also their accounts at the station; decimal digits only
     */
    public static List<String> systems(Api admin, int count, List<String> delays, boolean onTest) {
        return IntStream.range(1000, 1000 + count)
                .parallel()
                .mapToObj(number -> system(admin, Integer.toString(number), delays, onTest))
                .toList();
    }

    private static String system(Api admin, String account, List<String> delays, boolean onTest) {
        String id = admin.post(
                        "/api/alarm-systems",
                        Map.of("name", "Bench " + account, "panel", account, "crc", CRC, "delays", delays))
                .expect(201)
                .text("id");
        admin.post(
                        "/api/alarm-systems/" + id + "/activation",
                        Map.of(
                                "stationNumber",
                                STATION_NUMBER,
                                "account",
                                account,
                                "crc",
                                CRC,
                                "lifeSafetyAtOnce",
                                true))
                .expect(200);
        if (onTest) {
            admin.post("/api/alarm-systems/" + id + "/on-test", Map.of("minutes", 1440))
                    .expect(200);
        }
        return account;
    }
}
