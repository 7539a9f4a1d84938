package org.switchroom.camel.dropped;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.message.Address;
import org.switchroom.message.Content;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.ParallelContract;
import org.switchroom.testkit.transport.RefusesContract;
import org.switchroom.testkit.transport.TransportContract;
import org.switchroom.testkit.transport.UnavailableContract;
import org.switchroom.testkit.transport.UncertainContract;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Transport;

/** The example file as it is shipped keeps every contract that a transport of its kind has to keep. */
class WebhookFileTest
        implements TransportContract, RefusesContract, UnavailableContract, UncertainContract, ParallelContract {
    private static final Path FILE =
            Path.of("../../karaf-assembly/src/main/resources/etc/transports.examples/webhook.yaml");
    private static final byte[] KEY = "a key of twenty-four bytes!!".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpPeer peer = new HttpPeer(
            request -> json(request).path("data").path("to").asText().contains("gone") ? 410 : 204);
    private StandaloneRoutes routes;

    @BeforeEach
    void start() throws Exception {
        Placeholders values = new Placeholders(Map.of(
                "webhook.url",
                "http://127.0.0.1:" + peer.port() + "/hook",
                ".webhook.key",
                "whsec_" + Base64.getEncoder().encodeToString(KEY)));
        DroppedText text = new DroppedText(FILE, "etc/transports/webhook.yaml", Files.readString(FILE));
        routes = StandaloneRoutes.start(
                new DroppedRoutes(text, HeaderReader.read(text.content()), values), new FakeArrivals());
    }

    @AfterEach
    void stop() {
        peer.close(); // or what it keeps waiting would be waited for
        routes.close();
    }

    private static JsonNode json(HttpPeer.Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a program that shares no code with ours. */
    private static String signedByOpenssl(String id, String timestamp, byte[] body) throws Exception {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "dgst",
                        "-sha256",
                        "-mac",
                        "HMAC",
                        "-macopt",
                        "hexkey:" + HexFormat.of().formatHex(KEY),
                        "-binary")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        signed.write(body);
        try (var in = openssl.getOutputStream()) {
            in.write(signed.toByteArray());
        }
        byte[] mac = openssl.getInputStream().readAllBytes();
        assertThat(openssl.waitFor()).isZero();
        return "v1," + Base64.getEncoder().encodeToString(mac);
    }

    @Test
    void signs_so_that_openssl_finds_the_same_signature() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        send("Größe „ja“ – 5 €");

        HttpPeer.Request request = peer.requests().get(0);
        String id = request.headers().get("webhook-id");
        String timestamp = request.headers().get("webhook-timestamp");
        assertThat(request.headers().get("webhook-signature"))
                .isEqualTo(signedByOpenssl(id, timestamp, request.body()));
        assertThat(id).startsWith("msg_");
        assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp))).isBetween(before, Instant.now());
        assertThat(request.headers()).containsEntry("content-type", "application/json; charset=utf-8");
        assertThat(request.headers().keySet()).noneMatch(name -> name.startsWith("switchroom"));
    }

    @Test
    void repeats_under_the_same_id() {
        var delivery = delivery(reachable(), saying("again"));
        send(delivery);
        send(delivery);

        assertThat(peer.requests())
                .extracting(request -> request.headers().get("webhook-id"))
                .hasSize(2)
                .containsOnly("msg_" + delivery.message().id());
    }

    @Test
    void sends_a_jobs_fields_as_an_object() {
        assertThat(send(delivery(reachable(), new Content.Job("A-7", false, Map.of("notes", "Key at \"the\" gate")))))
                .isInstanceOf(Handover.Accepted.class);

        assertThat(json(peer.requests().get(0)).at("/data/content/notes").asText())
                .isEqualTo("Key at \"the\" gate");
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Address reachable() {
        return new Address("mailto", "guards@partner.example");
    }

    @Override
    public Address refused() {
        return new Address("mailto", "gone@partner.example");
    }

    @Override
    public List<String> peerSaw() {
        return peer.requests().stream()
                .map(request -> json(request).at("/data/content").asText())
                .toList();
    }

    @Override
    public void peerGoesDown() {
        peer.goesDown();
    }

    @Override
    public void peerComesBack() {
        peer.comesBack();
    }

    @Override
    public void peerFallsSilentAfterTheText() {
        peer.mood(HttpPeer.Mood.FALLS_SILENT);
    }

    @Override
    public void peerHangsUpAfterTheText() {
        peer.mood(HttpPeer.Mood.HANGS_UP);
    }

    @Override
    public void peerAnswersAgain() {
        peer.mood(HttpPeer.Mood.ANSWERS);
    }

    @Override
    public void peerHolds() {
        peer.mood(HttpPeer.Mood.HOLDS);
    }

    @Override
    public int peerKeepsWaiting() {
        return peer.waiting();
    }

    @Override
    public void peerLetsGo() {
        peer.mood(HttpPeer.Mood.ANSWERS);
    }
}
