package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class JdbcUrlTest {
    @Test
    void h2_is_closed_by_us_unless_the_url_says_it_itself() {
        assertThat(JdbcUrl.complete("jdbc:h2:file:/data/db")).contains(";DB_CLOSE_ON_EXIT=FALSE");
        assertThat(JdbcUrl.complete("jdbc:h2:file:/data/db;DB_CLOSE_ON_EXIT=TRUE"))
                .doesNotContain("=FALSE");
    }

    @Test
    void that_h2_writes_at_once_is_not_left_to_each_connection_and_that_it_does_not_is_refused_with_the_next_step() {
        assertThat(JdbcUrl.complete("jdbc:h2:file:/data/db;write_delay=0;LOCK_TIMEOUT=1"))
                .isEqualTo("jdbc:h2:ordered:steady:/data/db;LOCK_TIMEOUT=1;DB_CLOSE_ON_EXIT=FALSE");
        assertThatThrownBy(() -> JdbcUrl.complete("jdbc:h2:file:/data/db;Write_Delay=500"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("WRITE_DELAY=500")
                .hasMessageContaining("etc/org.switchroom.journal.cfg");
    }

    @Test
    void a_file_of_h2_is_written_in_order_and_read_so_that_an_interrupt_does_not_close_it() {
        assertThat(JdbcUrl.complete("jdbc:h2:file:/data/db")).startsWith("jdbc:h2:ordered:steady:/data/db;");
        assertThat(JdbcUrl.complete("jdbc:h2:file:./data/db")).startsWith("jdbc:h2:ordered:steady:./data/db;");
        assertThat(JdbcUrl.complete("jdbc:h2:C:\\data\\db")).startsWith("jdbc:h2:ordered:steady:C:\\data\\db;");
        assertThat(JdbcUrl.complete("jdbc:h2:split:/data/db")).startsWith("jdbc:h2:ordered:split:/data/db;");
        assertThat(JdbcUrl.complete("jdbc:h2:tcp://host/db")).startsWith("jdbc:h2:tcp://host/db;");
        assertThat(JdbcUrl.complete("jdbc:h2:mem:db")).startsWith("jdbc:h2:mem:db;");
    }

    @Test
    void postgresql_gets_batches_as_multi_row_statements() {
        assertThat(JdbcUrl.complete("jdbc:postgresql://host/db"))
                .isEqualTo("jdbc:postgresql://host/db?reWriteBatchedInserts=true");
        assertThat(JdbcUrl.complete("jdbc:postgresql://host/db?ssl=true"))
                .isEqualTo("jdbc:postgresql://host/db?ssl=true&reWriteBatchedInserts=true");
    }
}
