package org.switchroom.journal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.switchroom.journal.h2.OrderedFile;
import org.switchroom.journal.h2.SteadyFile;

/** The configured url with what the journal needs of the driver, where the url does not say it itself. */
public final class JdbcUrl {
    /** A file without a scheme of its own. */
    private static final Pattern H2_FILE = Pattern.compile("^jdbc:h2:(?:file:)?([/.~\\\\]|[A-Za-z]:[/\\\\])");

    /** A file of this process, by whatever scheme. */
    private static final Pattern H2_OWN = Pattern.compile("^jdbc:h2:(?!mem:|tcp:|ssl:|ordered:)");

    /** After how many ms H2 is to write what was committed. */
    private static final Pattern H2_WRITE_DELAY = Pattern.compile(";WRITE_DELAY=([^;]*)", Pattern.CASE_INSENSITIVE);

    private JdbcUrl() {}

    /**
     * H2: the file is written in order ({@link OrderedFile}, made known to H2 here); it is closed by us rather than by H2's
     * own shutdown hook, which would run beside the container's; and no interrupt closes it ({@link SteadyFile}).
     * WRITE_DELAY=0 is taken out: it is the database's and not a connection's, is set once when that is opened, and every
     * connection with such a url would set it again. PostgreSQL: batches become multi-row statements.
     *
     * @throws JournalException when H2 is to write its commits later
     */
    public static String complete(String url) {
        String upper = url.toUpperCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            OrderedFile.register();
            SteadyFile.register();
            String file = H2_FILE.matcher(withoutDelay(url)).replaceFirst("jdbc:h2:" + SteadyFile.SCHEME + ":$1");
            return H2_OWN.matcher(file).replaceFirst("jdbc:h2:" + OrderedFile.SCHEME + ":")
                    + (upper.contains(";DB_CLOSE_ON_EXIT=") ? "" : ";DB_CLOSE_ON_EXIT=FALSE")
                    + (upper.contains(";LOCK_TIMEOUT=") ? "" : ";LOCK_TIMEOUT=10000");
        }
        if (url.startsWith("jdbc:postgresql:") && !upper.contains("REWRITEBATCHEDINSERTS")) {
            return url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
        }
        return url;
    }

    private static String withoutDelay(String url) {
        Matcher delay = H2_WRITE_DELAY.matcher(url);
        if (delay.find() && !delay.group(1).equals("0")) {
            throw new JournalException("The url has H2 write its commits later (WRITE_DELAY=" + delay.group(1)
                    + "): until then they would lie in memory. Take WRITE_DELAY out of the url in"
                    + " etc/org.switchroom.journal.cfg");
        }
        return delay.replaceAll("");
    }
}
