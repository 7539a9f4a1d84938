package org.switchroom.route.intakehttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;

final class FieldsTest {
    private static Answer<Fields> read(String body) {
        return Fields.read(body.getBytes(StandardCharsets.UTF_8), Set.of("ids"));
    }

    private static Problem problem(String body) {
        return read(body)
                .fold(
                        fields -> {
                            throw new AssertionError("taken: " + fields);
                        },
                        problem -> problem);
    }

    @Test
    void texts_numbers_booleans_and_null_become_texts() {
        Fields fields = read("{\"a\":\"Tür 🚪\\n2\",\"b\":007.5e1,\"c\":true,\"d\":null}".replace("007", "7"))
                .fold(read -> read, problem -> null);

        assertThat(fields.values())
                .containsEntry("a", "Tür 🚪\n2")
                .containsEntry("b", "7.5e1")
                .containsEntry("c", "true")
                .containsEntry("d", "");
    }

    @Test
    void a_list_of_texts_is_taken_only_where_one_is_expected() {
        assertThat(read("{\"ids\":[\"a\",\"b\"]}")
                        .fold(Fields::lists, problem -> null)
                        .get("ids"))
                .containsExactly("a", "b");
        assertThat(problem("{\"notes\":[\"a\"]}").field()).contains("notes");
        assertThat(problem("{\"ids\":\"a\"}").field()).contains("ids");
        assertThat(problem("{\"ids\":[1]}").field()).contains("ids");
        assertThat(problem("{\"ids\":[[\"a\"]]}").field()).contains("ids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "1",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\n\"}",
                "\uFEFF{}",
                "{\"a\":1}//x"
            })
    void what_is_no_json_object_is_malformed(String body) {
        assertThat(problem(body).kind()).isEqualTo(Problem.Kind.MALFORMED);
    }

    @Test
    void the_field_at_fault_is_named() {
        assertThat(problem("{\"a\":1,\"a\":2}").field()).contains("a");
        assertThat(problem("{\"a\":{\"b\":1}}").field()).contains("a");
        assertThat(problem("{\"a\":\"x\\u0000y\"}").text()).contains("a:", "U+0000", "position 2");
        assertThat(problem("{\"a\":\"\\ud83d\"}").text()).contains("half a surrogate pair");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_not_repaired() {
        byte[] latin = "{\"a\":\"Tür\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16LE);
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'};

        for (byte[] body : new byte[][] {latin, utf16, overlong}) {
            assertThat(Fields.read(body, Set.of()).fold(fields -> null, Problem::kind))
                    .isEqualTo(Problem.Kind.MALFORMED);
        }
    }

    @Test
    void what_is_too_deep_too_long_or_too_much_is_refused() {
        assertThat(problem("{\"ids\":" + "[".repeat(100_000)).field()).contains("ids");
        assertThat(problem("{\"a\":" + "1".repeat(100) + "}").kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(problem("{\"" + "n".repeat(101) + "\":1}").kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(problem("{\"a\":\"" + "x".repeat(100_001) + "\"}").kind()).isEqualTo(Problem.Kind.MALFORMED);
        StringBuilder many = new StringBuilder("{\"f\":1");
        for (int i = 0; i < 64; i++) {
            many.append(",\"f").append(i).append("\":1");
        }
        assertThat(problem(many.append('}').toString()).text()).contains("more than 64 fields");
    }
}
