package org.switchroom.bench.sms;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.switchroom.bench.Product;
import org.switchroom.itests.Api;

/** SMS as a partner writes them, each to a number of its own and with words of its own. Any thread. */
final class SmsPosts implements Post {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI sms;
    private final String token;

    /** Switches the service on, and makes a token that may write. */
    SmsPosts(Product product) {
        Api admin = product.admin();
        String tag = admin.get("/api/sms/switches").expect(200).header("ETag").orElseThrow();
        admin.send("PATCH", "/api/sms/switches", "{\"1400\":\"1\"}", Map.of("If-Match", tag))
                .expect(200);
        this.token = admin.post("/api/tokens", Map.of("name", "bench-sms", "scopes", List.of("sms:read", "sms:send")))
                .expect(201)
                .text("secret");
        this.sms = product.distribution().url("/api/sms");
    }

    static String number(int index) {
        return "+43664%07d".formatted(1_000_000 + index);
    }

    /** What the simulators find in the words. */
    static String mark(int index) {
        return "S%010d".formatted(index);
    }

    @Override
    public boolean post(int index) {
        String body = "{\"to\":\"" + number(index) + "\",\"text\":\"" + mark(index)
                + ": leave the building by the north stairs now\"}";
        HttpRequest request = HttpRequest.newBuilder(sms)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Post.status(http, request) == 201;
    }

    /** Kannel's: {@code GET /cgi-bin/sendsms}. */
    static Post kannel(int port) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return index -> {
            URI to = URI.create("http://127.0.0.1:" + port + "/cgi-bin/sendsms?username=bench&password=bench&to="
                    + number(index).substring(1) + "&text=" + mark(index)
                    + ":+leave+the+building+by+the+north+stairs+now");
            return Post.status(
                            http,
                            HttpRequest.newBuilder(to)
                                    .timeout(Duration.ofSeconds(30))
                                    .build())
                    == 202;
        };
    }
}
