package org.switchroom.camel.dropped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchroom.camel.Headers;
import org.switchroom.message.Content;
import org.switchroom.transport.Handover;
import org.switchroom.transport.TransportName;

class HeaderReaderTest {
    private static final String HEAD = "# transport: hook\n# addresses: mailto, tel\n";

    @Test
    void reads_what_the_comment_lines_say_and_leaves_the_words_for_people_alone() throws Exception {
        Header header = HeaderReader.read(
                "# A hook for partners. Note: nothing.\n#\n" + HEAD
                        + "# group: hooks\n# carries: text job\n# max-bytes: 2000\n# parallel: 4\n\n- route:\n  # parallel: 9\n");

        assertThat(header.transport()).isEqualTo(new TransportName("hook"));
        assertThat(header.group()).contains("hooks");
        assertThat(header.capabilities().addressSchemes()).isEqualTo(Set.of("mailto", "tel"));
        assertThat(header.capabilities().carries()).isEqualTo(Set.of(Content.Kind.TEXT, Content.Kind.JOB));
        assertThat(header.capabilities().maxContentBytes()).isEqualTo(2000);
        assertThat(header.capabilities().parallelSends()).isEqualTo(4);
    }

    @Test
    void reads_the_head_of_an_XML_file() throws Exception {
        Header header =
                HeaderReader.read("<?xml version=\"1.0\"?>\n<!-- transport: hook\n     addresses: tel\n-->\n<routes/>");

        assertThat(header.transport()).isEqualTo(new TransportName("hook"));
        assertThat(header.capabilities().addressSchemes()).isEqualTo(Set.of("tel"));
        assertThat(header.capabilities().carries()).isEqualTo(Set.of(Content.Kind.TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# addresses: tel|1|transport: NAME",
                "# transport: hook|1|addresses: mailto tel",
                "# transport: hook\\n# addresses: tel\\n# paralel: 3|3|no setting 'paralel'",
                "# transport: hook\\n# addresses: tel\\n# parallel: many|3|whole number from 1 to 256",
                "# transport: hook\\n# transport: hook|2|second time",
                "# transport: Hook|1|lower case letters",
                "# transport: hook\\n# addresses: tel\\n# carries: text fax|3|'fax' is none of",
                "# transport: hook\\n# addresses: tel\\n# outcome 2xx: ok|3|say accepted, refused",
                "# transport: hook\\n# addresses: tel\\n# outcome 42: accepted|3|say a code (410)",
                "# transport: hook\\n# addresses: tel\\n# outcome 410: refused 30s|3|is not understood",
            })
    void names_the_line_and_what_would_be_right(String text, int line, String words) {
        assertThatThrownBy(() -> HeaderReader.read(text.replace("\\n", "\n") + "\n- route:"))
                .isInstanceOfSatisfying(
                        WrongText.class, wrong -> assertThat(wrong.line()).isEqualTo(line))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({
        "204, Accepted",
        "410, Refused",
        "429, Unavailable",
        "404, Refused",
        "503, Unavailable",
        "504, Uncertain",
        "302, none",
        "ended, Accepted"
    })
    void judges_a_reply_by_the_first_line_that_fits(String reply, String outcome) throws Exception {
        ReplyTable table = HeaderReader.read(HEAD
                        + "# outcome ended: accepted\n# outcome 2xx: accepted\n# outcome 429: unavailable 2m, too fast\n"
                        + "# outcome 4xx: refused\n# outcome 500-503: unavailable\n# outcome 5xx: uncertain\n")
                .outcomes();

        Optional<Handover> judged = table.ended(exchange(reply));

        assertThat(judged.map(handover -> handover.getClass().getSimpleName()).orElse("none"))
                .isEqualTo(outcome);
        if (reply.equals("429")) {
            assertThat(judged).get().isInstanceOfSatisfying(Handover.Unavailable.class, later -> {
                assertThat(later.retryAfter()).isEqualTo(Duration.ofMinutes(2));
                assertThat(later.reason().text()).isEqualTo("too fast");
            });
        }
    }

    @Test
    void waits_as_long_as_the_reply_asks() throws Exception {
        ReplyTable table =
                HeaderReader.read(HEAD + "# outcome 503: unavailable 30s\n").outcomes();
        DefaultExchange exchange = exchange("503");
        exchange.getMessage().setHeader("Retry-After", "7");

        assertThat(table.ended(exchange)).get().isInstanceOfSatisfying(Handover.Unavailable.class, later -> assertThat(
                        later.retryAfter())
                .isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void judges_an_exception_by_its_name_anywhere_in_the_chain_of_causes() throws Exception {
        ReplyTable table = HeaderReader.read(HEAD + "# outcome SocketTimeoutException: unavailable 1h\n")
                .outcomes();

        assertThat(table.failed(
                        exchange("ended"),
                        new IllegalStateException("sending", new java.net.SocketTimeoutException("read"))))
                .get()
                .isInstanceOf(Handover.Unavailable.class);
        assertThat(table.failed(exchange("ended"), new IllegalStateException("other")))
                .isEmpty();
    }

    private static DefaultExchange exchange(String reply) {
        DefaultExchange exchange = new DefaultExchange(new DefaultCamelContext());
        if (!reply.equals("ended")) {
            exchange.getMessage().setHeader(Headers.REPLY, reply);
        }
        return exchange;
    }
}
