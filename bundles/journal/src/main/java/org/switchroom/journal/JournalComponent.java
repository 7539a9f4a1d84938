package org.switchroom.journal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.store.Journal;

/**
 * Opens the journal that the configuration names and offers it, with its pool, once it is open and migrated. A database
 * that is not there yet is tried again: a database server may well start after us.
 */
@Component(
        service = {},
        configurationPid = "org.switchroom.journal",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = JournalConfig.class)
public final class JournalComponent {
    private static final Logger LOG = LoggerFactory.getLogger(JournalComponent.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final BundleContext context;
    private final DataSourceFactory driver;
    private final JournalConfig config;
    private final ScheduledExecutorService opener;

    /** Guarded by the monitor, as are the fields below. */
    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    private DurableJournal journal;
    private String lastFault = "";
    private boolean closed;

    @Activate
    public JournalComponent(
            BundleContext context, JournalConfig config, @Reference(name = "driver") DataSourceFactory driver) {
        this.context = context;
        this.config = config;
        this.driver = driver;
        this.opener = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "switchroom-journal-opener");
            thread.setDaemon(true);
            return thread;
        });
        // in a thread of its own: a migration may take minutes, and other components start meanwhile
        opener.execute(() -> open(Duration.ofSeconds(1)));
    }

    private void open(Duration pause) {
        long start = System.nanoTime();
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        try {
            DurableJournal opened = DurableJournal.open(source(), settings());
            offer(opened);
            LOG.info(
                    "The journal is open after {} ms: {}",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    opened.describe());
        } catch (SQLException | RuntimeException | LinkageError e) {
            // a class that is missing, too, must be told and tried again: an executor would swallow it
            complain(e);
            Duration next = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            synchronized (this) {
                if (!closed) {
                    opener.schedule(() -> open(next), pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    private void complain(Throwable e) {
        String fault = e instanceof JournalException ? e.getMessage() : Causes.of(e);
        if (fault.equals(lastFault)) {
            LOG.debug("The journal still does not open: {}", fault);
        } else {
            LOG.error(
                    "The journal does not open, and is tried again every {} s at most: {}",
                    LONGEST_PAUSE.toSeconds(),
                    fault);
            LOG.debug("In full", e);
            lastFault = fault;
        }
    }

    private synchronized void offer(DurableJournal opened) {
        if (closed) {
            opened.close();
            return;
        }
        journal = opened;
        Dictionary<String, Object> names = new Hashtable<>();
        names.put("dataSourceName", "switchroom");
        names.put("osgi.jndi.service.name", "switchroom");
        names.put("switchroom.node", config.node());
        services.add(context.registerService(DataSource.class, opened.dataSource(), names));
        services.add(context.registerService(Journal.class, opened, new Hashtable<>()));
    }

    @Deactivate
    void close() {
        synchronized (this) {
            closed = true;
            // not interrupted: H2 takes an interrupt amid a read for a broken file
            opener.shutdown();
        }
        List<ServiceRegistration<?>> offered;
        DurableJournal open;
        synchronized (this) {
            offered = List.copyOf(services);
            services.clear();
            open = journal;
            journal = null;
        }
        // users let go first, the journal before the pool
        for (int i = offered.size() - 1; i >= 0; i--) {
            offered.get(i).unregister();
        }
        if (open != null) {
            open.close();
            LOG.info("The journal is closed");
        }
    }

    private DataSource source() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_URL, JdbcUrl.complete(filled(config.url())));
        properties.setProperty(DataSourceFactory.JDBC_USER, config.user());
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, config._password());
        return driver.createDataSource(properties);
    }

    private JournalSettings settings() {
        return new JournalSettings(
                config.node(),
                config.pool_size(),
                Duration.ofMillis(config.pool_wait()),
                config.batch_max(),
                config.queue_max(),
                Path.of(filled(config.audit_key())),
                Path.of(filled(config.audit_seal())));
    }

    /** Defaults of the metatype name folders by property, as the files in etc do. */
    private String filled(String text) {
        Matcher matcher = PROPERTY.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = context.getProperty(matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        return matcher.appendTail(filled).toString();
    }
}
