package org.switchroom.journal;

import java.nio.file.Path;
import javax.sql.DataSource;

final class PostgresqlRowsReadTest extends RowsReadContract {
    @Override
    DataSource source(Path folder) {
        return Servers.postgresql();
    }

    @Override
    String series(int from, int to) {
        return "generate_series(" + from + ", " + to + ") as g(n)";
    }

    @Override
    String analyze() {
        return "analyze";
    }
}
