package org.switchroom.journal;

import java.util.Locale;

/** The configured url with what the journal needs of the driver, where the url does not say it itself. */
public final class JdbcUrl {
    private JdbcUrl() {}

    /**
     * H2: commits are written out at once, and the file is closed by us rather than by H2's own shutdown hook, which
     * would run beside the container's. PostgreSQL: batches become multi-row statements.
     */
    public static String complete(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return url
                    + (upper.contains(";WRITE_DELAY=") ? "" : ";WRITE_DELAY=0")
                    + (upper.contains(";DB_CLOSE_ON_EXIT=") ? "" : ";DB_CLOSE_ON_EXIT=FALSE")
                    + (upper.contains(";LOCK_TIMEOUT=") ? "" : ";LOCK_TIMEOUT=10000");
        }
        if (url.startsWith("jdbc:postgresql:") && !upper.contains("REWRITEBATCHEDINSERTS")) {
            return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
        }
        return url;
    }
}
