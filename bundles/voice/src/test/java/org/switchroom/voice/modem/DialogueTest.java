package org.switchroom.voice.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DialogueTest {
    private static final Duration THREE = Duration.ofSeconds(3);

    private final Dialogue dialogue = new Dialogue();
    private final List<Dialogue.Answer> answers = new ArrayList<>();

    @Test
    void the_deadline_stands_whatever_else_the_modem_says() {
        dialogue.ask("AT", THREE, answers::add);
        for (int millis = 0; millis < 3_000; millis += 100) {
            dialogue.line("RING");
            dialogue.tick(Duration.ofMillis(millis));
        }
        assertThat(answers).isEmpty();
        assertThat(dialogue.due()).contains(THREE);

        dialogue.tick(THREE);

        assertThat(answers).singleElement().satisfies(answer -> assertThat(answer.isSilence())
                .isTrue());
        assertThat(dialogue.line("OK")).contains("OK");
        assertThat(answers).hasSize(1);
    }

    @Test
    void the_echo_is_no_answer_and_what_comes_before_the_result_is_kept_within_reason() {
        dialogue.ask("AT+VSM=?", THREE, answers::add);
        dialogue.line("AT+VSM=?");
        for (int i = 0; i < 1_000; i++) {
            dialogue.line("line " + i);
        }
        dialogue.line("OK");

        assertThat(answers.get(0).lines()).hasSize(100).first().isEqualTo("line 0");
    }

    @ParameterizedTest
    @CsvSource({
        "OK,OK",
        "vcon,VCON",
        "NO DIAL TONE,NO DIALTONE",
        "NO DIALTONE,NO DIALTONE",
        "CONNECT 115200,CONNECT",
        "BLACKLISTED,BLACKLISTED",
        "DELAYED 00:30,DELAYED",
        "+FCERROR,ERROR"
    })
    void results_have_one_spelling(String said, String read) {
        dialogue.ask("ATD1", THREE, answers::add);

        dialogue.line(said);

        assertThat(answers).extracting(Dialogue.Answer::result).containsExactly(read);
    }
}
