package org.switchroom.journal;

import java.util.Locale;
import java.util.regex.Pattern;

/** The configured url with what the journal needs of the driver, where the url does not say it itself. */
public final class JdbcUrl {
    /** A file without a scheme of its own. */
    private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(?:file:)?([/.~\\\\]|[A-Za-z]:[/\\\\])");

    private JdbcUrl() {}

    /**
     * H2: commits are written out at once; the file is closed by us rather than by H2's own shutdown hook, which would
     * run beside the container's; and it is read through {@code async:}, because otherwise a reader that is interrupted,
     * by Ctrl-C in the shell or a route that stops, closes the file under everybody. PostgreSQL: batches become multi-row
     * statements.
     */
    public static String complete(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return H2_FILE.matcher(url).replaceFirst("jdbc:h2:async:$1")
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
