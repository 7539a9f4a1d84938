package org.switchroom.journal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpkeepPauseTest {

    @ParameterizedTest(name = "{0} % in use: {1} ms")
    @CsvSource({"100, 20", "40, 20", "30, 10", "21, 2", "20, 2", "0, 2"})
    void it_comes_again_the_sooner_the_further_it_is_behind(int inUse, int millis) {
        assertThat(Upkeep.pauseMillis(inUse)).isEqualTo(millis);
    }
}
