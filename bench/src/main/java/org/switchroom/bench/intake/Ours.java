package org.switchroom.bench.intake;

import java.util.List;
import java.util.function.Consumer;
import org.switchroom.bench.Product;
import org.switchroom.itests.Api;

/** The product, posted to as a partner does, with a token. */
final class Ours implements Contender {
    private final Product product;
    private final List<String> bodies;
    private final boolean keys;
    private volatile String latest = "";

    Ours(Product product, List<String> bodies, boolean keys) {
        this.product = product;
        this.bodies = bodies;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public int port() {
        return product.port();
    }

    @Override
    public long pid() {
        return product.distribution().pid();
    }

    @Override
    public String headers() {
        return product.headers(keys);
    }

    @Override
    public List<String> bodies() {
        return bodies;
    }

    @Override
    public Consumer<String> created() {
        return body -> latest = body;
    }

    boolean asksWhoCalls() {
        return Api.anonymous(product.distribution())
                        .post("/api/jobs", "{\"kind\":\"ORDER\"}")
                        .status()
                == 401;
    }

    /** What one acknowledged job left in the store. */
    String rows() {
        String id = Product.id(latest);
        return "1 job, "
                + product.admin()
                        .get("/api/jobs/" + id + "/messages")
                        .body()
                        .path("items")
                        .size()
                + " messages, "
                + product.admin()
                        .get("/api/jobs/" + id + "/timeline")
                        .body()
                        .path("items")
                        .size()
                + " timeline entries, audit links";
    }

    /** What waits in the outbox by now. */
    String open() {
        StringBuilder open = new StringBuilder();
        for (String line : product.admin().get("/metrics").raw().body().lines().toList()) {
            if (line.startsWith("switchroom_messages_open{") && !line.endsWith(" 0.0")) {
                open.append(open.isEmpty() ? "" : ", ").append(line.replaceAll(".*state=\"(\\w+)\"[^ ]* ", "$1 "));
            }
        }
        return open.isEmpty() ? "none" : open.toString();
    }

    @Override
    public void close() {
        product.close();
    }
}
