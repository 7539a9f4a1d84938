package org.switchroom.journal;

import java.nio.file.Path;
import javax.sql.DataSource;

final class H2RowsReadTest extends RowsReadContract {
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
