package org.switchroom.journal.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.CascadingClassLoadHelper;
import org.quartz.utils.DBConnectionManager;

/** A started scheduler whose jobs and triggers lie in the journal's database; one of the nodes fires each trigger. */
final class ClusteredScheduler implements AutoCloseable {
    private static final String NAME = "switchroom";

    private final Scheduler scheduler;
    private final Bells bells;

    private ClusteredScheduler(Scheduler scheduler, Bells bells) {
        this.scheduler = scheduler;
        this.bells = bells;
    }

    static ClusteredScheduler start(DataSource pool, String node) throws SchedulerException, SQLException {
        DBConnectionManager.getInstance().addConnectionProvider(NAME, new PooledConnections(pool));
        // Quartz loads classes by name through the context loader first, so it is given one that sees its own and ours;
        // job classes of Camel are found by the Quartz bundle itself, which imports them dynamically
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new RingClasses());
        try {
            Scheduler scheduler = new StdSchedulerFactory(properties(pool, node)).getScheduler();
            Bells bells = new Bells();
            scheduler.getContext().put(Bells.class.getName(), bells);
            scheduler.start();
            return new ClusteredScheduler(scheduler, bells);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Properties properties(DataSource pool, String node) throws SQLException {
        boolean postgresql;
        try (Connection connection = pool.getConnection()) {
            postgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", NAME);
        properties.setProperty("org.quartz.scheduler.instanceId", node);
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        properties.setProperty("org.quartz.scheduler.threadsInheritContextClassLoaderOfInitializer", "true");
        properties.setProperty("org.quartz.scheduler.classLoadHelper.class", CascadingClassLoadHelper.class.getName());
        // with the default of 30 s a waiting node takes nothing over in time
        properties.setProperty("org.quartz.scheduler.idleWaitTime", "5000");
        properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        properties.setProperty("org.quartz.threadPool.threadCount", "3");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
        properties.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                (postgresql ? PostgreSQLDelegate.class : StdJDBCDelegate.class).getName());
        properties.setProperty("org.quartz.jobStore.dataSource", NAME);
        properties.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "3000");
        properties.setProperty("org.quartz.jobStore.useProperties", "false");
        return properties;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Bells bells() {
        return bells;
    }

    /** Waits for jobs that run. */
    @Override
    public void close() throws SchedulerException {
        scheduler.shutdown(true);
    }
}
