package org.switchroom.camel.dropped;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.camel.host.StandaloneRoutes;
import org.switchroom.camel.host.TextRoutes;
import org.switchroom.message.Address;
import org.switchroom.testkit.transport.FakeArrivals;
import org.switchroom.testkit.transport.TransportFixture;
import org.switchroom.transport.Handover;
import org.switchroom.transport.Health;
import org.switchroom.transport.Transport;

class EditedFileTest implements TransportFixture {
    private static final Placeholders VALUES = new Placeholders(Map.of("word", "good", ".key", "hidden-value"));

    private static final String HEAD = "# transport: hook\n# addresses: tel\n# outcome ended: accepted\n";

    /** What a good file says below its head. */
    private static final String ROUTE =
            """
            - route:
                from:
                  uri: switchroom:outbox/hook
                  steps:
                    - setHeader:
                        name: SwitchroomReference
                        constant: %s
            """;

    private StandaloneRoutes routes;

    @BeforeEach
    void start() {
        routes = StandaloneRoutes.start(text(good("first")), new FakeArrivals());
    }

    @AfterEach
    void stop() {
        routes.close();
    }

    private static String good(String reference) {
        return HEAD + ROUTE.formatted(reference);
    }

    private static TextRoutes text(String content) {
        DroppedText text = new DroppedText(Path.of("hook.yaml"), "etc/transports/hook.yaml", content);
        try {
            return new DroppedRoutes(text, HeaderReader.read(content), VALUES);
        } catch (WrongText wrong) {
            return new UnreadableText(text, wrong, VALUES);
        }
    }

    private String reference() {
        Handover handover = send("words");
        assertThat(handover).isInstanceOf(Handover.Accepted.class);
        return ((Handover.Accepted) handover).reference().orElseThrow().value();
    }

    @Test
    void an_edit_takes_the_place_of_what_ran() {
        Transport before = transport();

        routes.replace(text(good("second")));

        assertThat(reference()).isEqualTo("second");
        assertThat(transport()).isNotSameAs(before);
        assertThat(transport().health().state()).isEqualTo(Health.State.UP);
        assertThat(routes.routes().routes()).hasSize(1);
    }

    /** Below the head of three lines the route begins at line 4, its steps at line 8. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "parallel|'# parallel: 0'|line 4|whole number",
                "yaml|'- route: [|'|line|",
                "step|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - sendd: x'|line 8|sendd",
                "component|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - to:\n            uri: nonesuch:x'|line 9|nonesuch",
                "option|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - to:\n            uri: direct:x?colour=red&key={{secret:key}}'|line 9|colour",
                "value|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - to:\n            uri: \"{{missing}}\"'|line 9|missing",
                "secret|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - setBody:\n            constant: \"{{secret:other}}\"'|line 9|other",
                "seda|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - setBody:\n            constant: x\n        - to:\n            uri: seda:later'|line 10|step seda:",
                "wiretap|'- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - wireTap:\n            uri: direct:x'|line 8|wireTap",
                "outbox|'- route:\n    from:\n      uri: switchroom:outbox/other\n      steps:\n        - log: x'|line|No route takes from",
                "bean|'- beans:\n    - name: x\n      type: java.lang.String'|line 4|'beans' has no place",
                "id|'- route:\n    id: other\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n        - log: x'|line|begins with hook",
            })
    void a_broken_edit_leaves_what_ran_and_says_file_line_and_cause(
            String kind, String rest, String line, String cause) {
        routes.replace(text(HEAD + rest + "\n"));

        assertThat(reference()).isEqualTo("first");
        Health health = transport().health();
        assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
        assertThat(health.detail())
                .startsWith("etc/transports/hook.yaml, " + line)
                .contains(cause == null ? "" : cause)
                .contains("what ran before goes on")
                .doesNotContain("hidden-value");

        routes.replace(text(good("mended")));
        assertThat(reference()).isEqualTo("mended");
        assertThat(transport().health().state()).isEqualTo(Health.State.UP);
    }

    @Test
    void an_exception_on_the_way_shows_no_secret() {
        routes.replace(text(HEAD
                + "- route:\n    from:\n      uri: switchroom:outbox/hook\n      steps:\n"
                + "        - throwException:\n            exceptionType: java.lang.IllegalStateException\n"
                + "            message: \"no login with {{secret:key}} at {{word}}\"\n"));

        assertThat(send("words")).isInstanceOfSatisfying(Handover.Uncertain.class, uncertain -> assertThat(
                        uncertain.reason().text())
                .contains("no login with xxxxxx at good"));
    }

    @Override
    public Transport transport() {
        return routes.transport();
    }

    @Override
    public Address reachable() {
        return new Address("tel", "+436641234567");
    }

    @Override
    public java.util.List<String> peerSaw() {
        return java.util.List.of();
    }
}
