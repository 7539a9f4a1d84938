package org.switchroom.journal;

import java.nio.file.Path;
import javax.sql.DataSource;

final class PostgresqlRowsReadTest extends RowsReadContract {
    @Override
    DataSource source(Path folder) {
        return Servers.postgresql();
    }

    @Override
    String series(int number) {
        return "generate_series(1, " + number + ") as g(n)";
    }

    @Override
    String analyze() {
        return "analyze";
    }
}
