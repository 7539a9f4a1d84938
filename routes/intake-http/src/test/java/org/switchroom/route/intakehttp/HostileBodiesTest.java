package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Role;

/** A hundred thousand bodies that mean harm or make no sense. The seed is fixed: what fails once, fails again. */
final class HostileBodiesTest {
    private static final int BODIES = 100_000;
    private static final String GOOD =
            "{\"kind\":\"ORDER\",\"number\":\"A-17\",\"priority\":\"URGENT\",\"notes\":\"Tür\\n\\u00fc 🚪\",\"dispatch\":false}";
    private static final List<String> VALUES = List.of(
            "{}",
            "[]",
            "[[[[]]]]",
            "-",
            "1e",
            "NaN",
            "Infinity",
            "tru",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\",
            "\"\\u12\"",
            "{\"kind\":\"ORDER\"}",
            "0x1",
            "'x'",
            "9".repeat(50),
            "\"\u0007\"",
            "[\"a\",",
            "//x");

    private final SplittableRandom random = new SplittableRandom(20_261_121);
    private final FakeCore core = new FakeCore(Runnable::run);

    /** Never valid, each in its own way. */
    private byte[] hostile() {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> text("{\"kind\":\"ORDER\",\"notes\":" + pick(VALUES) + "}");
            case 2 -> text("{\"kind\":" + "[".repeat(1 + random.nextInt(5_000)));
            case 3 -> text("{" + "\"a\":{".repeat(1 + random.nextInt(5_000)) + "}");
            case 4 ->
                text("{\"kind\":\"ORDER\",\"kind\":\"TICKET\",\"notes\":\"" + "x".repeat(random.nextInt(300)) + "\"}");
            case 5 -> text("{\"kind\":\"ORDER\",\"" + word() + "!\":\"x\"}");
            case 6 -> text(GOOD.substring(0, random.nextInt(GOOD.length() - 1)));
            default -> manyFields();
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] manyFields() {
        StringBuilder body = new StringBuilder("{\"kind\":\"ORDER\"");
        for (int i = random.nextInt(65, 2_000); i > 0; i--) {
            body.append(",\"").append(i).append("\":").append(i);
        }
        return text(body.append('}').toString());
    }

    /** A good body with some bytes changed, dropped or doubled: often bad, now and then still good. */
    private byte[] mutated() {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : text(GOOD)) {
            bytes.add(b);
        }
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(3)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.remove(at);
                default -> bytes.add(at, bytes.get(random.nextInt(bytes.size())));
            }
        }
        byte[] body = new byte[bytes.size()];
        for (int i = 0; i < body.length; i++) {
            body[i] = bytes.get(i);
        }
        return body;
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Reply send(String endpoint, Map<String, String> variables, byte[] body) {
        Request request = Callers.request(Callers.caller(Role.ADMIN, "main"), variables, "", body, "If-Match", "\"1\"");
        CompletionStage<Reply> reply = Reception.take(core.endpoint(endpoint), request);
        return reply.toCompletableFuture().join();
    }

    private static void assertProblem(Reply reply, byte[] body) {
        assertThat(reply.status())
                .as(() -> new String(body, StandardCharsets.ISO_8859_1))
                .isBetween(400, 499);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
    }

    @Test
    void every_hostile_body_is_answered_with_a_problem_and_stores_nothing() {
        List<String> creating =
                List.of("jobs-create", "parties-create", "tenants-create", "tokens-create", "messages-resend");
        for (int i = 0; i < BODIES; i++) {
            byte[] body = hostile();
            assertProblem(send(pick(creating), Map.of(), body), body);
        }
        assertThat(core.jobCount()).isZero();
    }

    @Test
    void a_good_body_with_some_bytes_changed_is_taken_or_refused_and_never_a_defect() {
        int taken = 0;
        for (int i = 0; i < BODIES / 10; i++) {
            byte[] body = mutated();
            Reply reply = send("jobs-create", Map.of(), body);
            if (reply.status() == 201) {
                taken++;
            } else {
                assertProblem(reply, body);
            }
        }
        assertThat(core.jobCount()).isEqualTo(taken);
        assertThat(taken).isLessThan(BODIES / 20);
    }

    @Test
    void hostile_ids_queries_and_headers_are_problems_too() {
        String[] odd = {
            "", "..", "0", "%", "\u0000", "zzzzzzzzzzzzz", "8000000000000", "x".repeat(5_000), "0000000000000"
        };
        for (String id : odd) {
            for (Endpoint endpoint : core.endpoints()) {
                if (!endpoint.variables().isEmpty()) {
                    byte[] body = endpoint.content() == Endpoint.Content.NONE ? new byte[0] : text("{}");
                    assertProblem(send(endpoint.id(), Map.of("id", id), body), text(endpoint.id() + " " + id));
                }
            }
        }
        for (String query : new String[] {
            "state=NONE",
            "state",
            "limit=0",
            "limit=201",
            "limit=99999999999",
            "after=x",
            "nonsense=1",
            "number=%zz",
            "number=%00",
            "number=%ff",
            "number=a&number=b",
            "attention=maybe",
            "number=" + "x".repeat(201),
            "=",
            "&&x"
        }) {
            Request request = Callers.request(Callers.caller(Role.VIEWER, "main"), Map.of(), query, "");
            Reply reply = Reception.take(core.endpoint("jobs-list"), request)
                    .toCompletableFuture()
                    .join();
            assertThat(reply.status()).as(query).isEqualTo(422);
        }
        for (String key : new String[] {"", "\"\"", "a b", "x".repeat(201), "ü"}) {
            Request request = Callers.request(
                    Callers.caller(Role.OPERATOR, "main"),
                    Map.of(),
                    "",
                    "{\"kind\":\"ORDER\"}",
                    "Idempotency-Key",
                    key);
            Reply reply = Reception.take(core.endpoint("jobs-create"), request)
                    .toCompletableFuture()
                    .join();
            assertThat(reply.status()).as(key).isEqualTo(422);
        }
    }
}
