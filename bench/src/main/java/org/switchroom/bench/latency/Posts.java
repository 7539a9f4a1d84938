package org.switchroom.bench.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts jobs when it is told, whether or not earlier ones are answered, and notes when each was acknowledged. */
final class Posts {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI jobs;
    private final String token;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private long last;

    Posts(URI jobs, String token) {
        this.jobs = jobs;
        this.token = token;
    }

    /** Answers the job's number. */
    String post(String provider) {
        String number = "L%010d".formatted(++last);
        HttpRequest request = HttpRequest.newBuilder(jobs)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"ORDER\",\"number\":\"" + number
                        + "\",\"provider\":\"" + provider + "\",\"dispatch\":true,\"notes\":\"Ring twice.\"}"))
                .build();
        open.incrementAndGet();
        sent.put(number, System.nanoTime());
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            acknowledged.put(number, System.nanoTime());
            if (failure != null || answer.statusCode() != 201) {
                refused.incrementAndGet();
            }
            open.decrementAndGet();
        });
        return number;
    }

    /** By number, of those answered. */
    Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** By number. */
    Map<String, Long> sent() {
        return sent;
    }

    int open() {
        return open.get();
    }

    int refused() {
        return refused.get();
    }
}
