package org.switchroom.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.switchroom.bench.database.BenchDatabase;
import org.switchroom.bench.load.JobPosts;
import org.switchroom.bench.peer.Peer;
import org.switchroom.itests.Api;
import org.switchroom.itests.Distribution;

/** The distribution as a partner finds it: started, with a token and two parties who want mail. */
public final class Product implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final Distribution distribution;
    private final Api admin;
    private final Function<String, Map<String, String>> via;
    private final String token;
    private final String told;
    private final String toldCustomer;
    private final String silent;

    private Product(Distribution distribution, Function<String, Map<String, String>> via) {
        this.distribution = distribution;
        this.admin = distribution.admin();
        this.token = admin.post(
                        "/api/tokens",
                        Map.of("name", "bench", "scopes", List.of("jobs:read", "jobs:write", "jobs:dispatch")))
                .expect(201)
                .text("secret");
        this.via = via;
        this.told = party("SERVICE_PROVIDER", "North Guards", via.apply("North Guards"));
        this.toldCustomer = party("CUSTOMER", "Miller Jewellers", via.apply("Miller Jewellers"));
        this.silent = party("SERVICE_PROVIDER", "Quiet Locks", Map.of("messageVia", "NO_LINK"));
    }

    /** Unpacks, with the limit on requests off, which would otherwise be what is measured. */
    public static Distribution unpack(Path archive, Path folder, BenchDatabase database) {
        Distribution distribution = Distribution.unpack(archive, folder);
        distribution.configure("org.switchroom.http", Map.of("rate.per-second", "0"));
        if (!database.journalConfig().isEmpty()) {
            distribution.configure("org.switchroom.journal", database.journalConfig());
        }
        return distribution;
    }

    /**
     * Starts it and waits until the API answers; /health/ready may be green a moment earlier, while routes still start
     * (503) or are not there yet (404).
     */
    public static void startUntilServed(Distribution unpacked) {
        unpacked.start();
        Api admin = unpacked.admin();
        long end = System.nanoTime() + 60_000_000_000L;
        Api.Reply reply = admin.get("/api/jobs?limit=1");
        while (reply.status() != 200 && System.nanoTime() < end) {
            Workbench.pause(0.05);
            reply = admin.get("/api/jobs?limit=1");
        }
        reply.expect(200);
    }

    /** Starts it, with parties who want mail; when that fails, nothing is left running. */
    public static Product start(Distribution unpacked) {
        return start(
                unpacked, name -> Map.of("messageVia", "EMAIL", "email", name.replace(' ', '.') + "@bench.example"));
    }

    /** The same, with parties who are told by way of this peer. */
    public static Product start(Distribution unpacked, Peer peer) {
        return start(unpacked, peer::party);
    }

    private static Product start(Distribution unpacked, Function<String, Map<String, String>> via) {
        try {
            startUntilServed(unpacked);
            return new Product(unpacked, via);
        } catch (RuntimeException | Error failed) {
            unpacked.close();
            throw failed;
        }
    }

    private String party(String kind, String name, Map<String, String> how) {
        Map<String, String> fields = new TreeMap<>(how);
        fields.put("kind", kind);
        fields.put("name", name);
        return admin.post("/api/parties", fields).expect(201).text("id");
    }

    /** A job that two parties are told of: two outbox rows. */
    public String toldJob() {
        return job(told, ",\"customer\":\"" + toldCustomer + "\",\"dispatch\":true");
    }

    /** Jobs, each of which another party is told of: one outbox row. */
    public List<String> jobsForParties(int parties) {
        return IntStream.range(0, parties)
                .mapToObj(number -> job(
                        party("SERVICE_PROVIDER", "Guards " + number, via.apply("Guards " + number)),
                        ",\"dispatch\":true"))
                .toList();
    }

    /** A job that nobody is told of. */
    public String quietJob() {
        return job(silent, "");
    }

    private static String job(String provider, String more) {
        return "{\"kind\":\"ORDER\",\"number\":\"B" + JobPosts.DIGITS + "\",\"provider\":\"" + provider + "\"" + more
                + ",\"priority\":\"ROUTINE\",\"siteCode\":\"S-1204\","
                + "\"notes\":\"Key at the gate, second floor, ring twice; the dog is friendly.\"}";
    }

    /** Header lines of a partner. */
    public String headers(boolean keys) {
        return "Authorization: Bearer " + token + "\r\n"
                + (keys ? "Idempotency-Key: bench-" + JobPosts.DIGITS + "\r\n" : "");
    }

    /** The id in an answer; empty text when there is none. */
    public static String id(String body) {
        Matcher matcher = ID.matcher(body);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The secret of a partner's token. */
    public String token() {
        return token;
    }

    public Api admin() {
        return admin;
    }

    public Api partner() {
        return Api.bearer(distribution, token);
    }

    public Distribution distribution() {
        return distribution;
    }

    public int port() {
        return distribution.url("/").getPort();
    }

    @Override
    public void close() {
        distribution.close();
    }
}
