package org.switchroom.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KeyLinesTest {
    @Test
    void whatever_is_written_is_read_again() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a", "plain");
        values.put("b", " two\nlines\r\n = and \\ and \\n ");
        values.put("c", "");

        assertThat(KeyLines.read(KeyLines.write(values))).isEqualTo(values);
        assertThat(KeyLines.read("no line of ours\n=x\nd=1")).isEqualTo(Map.of("d", "1"));
    }
}
