package org.switchroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

final class H2RowsReadTest extends RowsReadContract {
    @Test
    void figures_of_a_long_queue_are_counted_in_an_index_and_not_in_the_messages() {
        ExplainingDataSource explaining = new ExplainingDataSource(source(folder));
        try (DurableJournal journal =
                DurableJournal.open(explaining.dataSource(), JournalSettings.inFolder("main", folder))) {
            assertThat(explaining.explain(journal::figures))
                    .hasEntrySatisfying(
                            new Condition<>(sql -> sql.contains("count(*)"), "the count"),
                            new Condition<>(plan -> plan.contains("PUBLIC.MESSAGE_STATE:"), "(state, id) alone"));
        }
    }

    @Override
    DataSource source(Path folder) {
        return Servers.h2(folder.resolve("db"));
    }

    @Override
    String series(int from, int to) {
        return "system_range(" + from + ", " + to + ") as g(n)";
    }

    @Override
    String analyze() {
        return "analyze";
    }
}
