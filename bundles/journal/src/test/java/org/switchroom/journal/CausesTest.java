package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

final class CausesTest {
    @Test
    void a_pool_that_waited_in_vain_is_known_by_whatever_the_database_said_to_it() {
        Throwable waited = new RuntimeException(new SQLTransientConnectionException(
                "Connection is not available", new SQLException("the file is closed", "90098")));

        assertThat(Causes.isWithoutConnection(waited)).isTrue();
        assertThat(Causes.isOutOfReach(waited)).isTrue();
        assertThat(Causes.isWithoutConnection(new RuntimeException(new SQLException("closed", "90098"))))
                .isFalse();
    }
}
