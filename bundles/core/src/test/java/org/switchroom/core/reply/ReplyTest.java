package org.switchroom.core.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyTest {
    private static final ReplyWords WORDS = ReplyWords.defaults();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K7Q2X OK|ACCEPT|''",
                "k7q2x ok|ACCEPT|''",
                "  K7Q2X, ja.|ACCEPT|''",
                "OK K7Q2X|ACCEPT|''",
                "K7Q2X NO bin krank|REFUSE|bin krank",
                "K7Q2X nein: kein Auto|REFUSE|kein Auto",
                "K7Q2X ON SITE|ARRIVE|''",
                "K7Q2X vor Ort|ARRIVE|''",
                "K7Q2X: fertig, Tor verriegelt|COMPLETE|Tor verriegelt"
            })
    void people_write_code_and_word_as_they_like(String text, ReplyAction action, String words) {
        assertThat(Reply.read(text, WORDS)).isEqualTo(new Reply(Optional.of("K7Q2X"), Optional.of(action), words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"K7Q2X okay", "K7Q2X Nonsens", "K7Q2X komme in 10 Minuten", "K7Q2X NOCH nicht", "K7Q2X"})
    void a_word_that_only_begins_alike_does_nothing(String text) {
        assertThat(Reply.read(text, WORDS).action()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"OK|true", "OK K7Q2X|true", "Ok komme gleich|false", "Bin unterwegs|false", "K7Q2X hallo|false"})
    void who_only_writes_wants_nothing_done(String text, boolean wants) {
        assertThat(Reply.read(text, WORDS).wantsToAct()).isEqualTo(wants);
    }

    @Test
    void words_that_mean_two_things_or_nothing_are_refused() {
        assertThatThrownBy(() -> ReplyWords.of(Map.of(
                        ReplyAction.ACCEPT, "OK",
                        ReplyAction.REFUSE, "ok",
                        ReplyAction.ARRIVE, "DA",
                        ReplyAction.COMPLETE, "DONE")))
                .hasMessage("'OK' means both ACCEPT and REFUSE");
        assertThatThrownBy(() -> ReplyWords.of(Map.of(ReplyAction.ACCEPT, "OK")))
                .hasMessage("no word means REFUSE");
    }
}
