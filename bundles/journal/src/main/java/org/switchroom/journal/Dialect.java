package org.switchroom.journal;

/** What the two databases say differently. */
enum Dialect {
    /** One process owns the file; a commit is on disk after {@code CHECKPOINT SYNC}. */
    H2("h2", "current_timestamp", "dateadd(millisecond, cast(? as bigint), current_timestamp)"),
    /** A synced commit is on disk. */
    POSTGRESQL("postgresql", "clock_timestamp()", "clock_timestamp() + cast(? as bigint) * interval '1 millisecond'");

    private final String folder;
    private final String now;
    private final String nowPlusMillis;

    Dialect(String folder, String now, String nowPlusMillis) {
        this.folder = folder;
        this.now = now;
        this.nowPlusMillis = nowPlusMillis;
    }

    static Dialect of(String productName) {
        return switch (productName) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new JournalException("The journal runs on H2 and on PostgreSQL; this is " + productName
                        + ". Set driver.target and url in etc/org.switchroom.journal.cfg to one of the two");
        };
    }

    /** Of the migrations that only this database reads. */
    String folder() {
        return folder;
    }

    /** The database's clock, in SQL. */
    String now() {
        return now;
    }

    /** The database's clock and as many milliseconds as the parameter says, in SQL. */
    String nowPlusMillis() {
        return nowPlusMillis;
    }
}
