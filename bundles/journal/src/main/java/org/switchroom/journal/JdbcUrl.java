package org.switchroom.journal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.switchroom.journal.h2.OrderedFile;

/** The configured url with what the journal needs of the driver, where the url does not say it itself. */
public final class JdbcUrl {
    /** A file without a scheme of its own. */
    private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(?:file:)?([/.~\\\\]|[A-Za-z]:[/\\\\])");

    /** A file of this process, by whatever scheme. */
    private static final Pattern H2_OWN = Pattern.compile("^jdbc:h2:(?!mem:|tcp:|ssl:|ordered:)");

    private JdbcUrl() {}

    /**
     * H2: commits are written out at once, and in order ({@link OrderedFile}, made known to H2 here); the file is closed by us rather than by H2's own shutdown hook, which would
     * run beside the container's; and it is read through {@code async:}, because otherwise a reader that is interrupted,
     * by Ctrl-C in the shell or a route that stops, closes the file under everybody. PostgreSQL: batches become multi-row
     * statements.
     */
    public static String complete(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            OrderedFile.register();
            String file = H2_FILE.matcher(url).replaceFirst("jdbc:h2:async:$1");
            return H2_OWN.matcher(file).replaceFirst("jdbc:h2:" + OrderedFile.SCHEME + ":")
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
