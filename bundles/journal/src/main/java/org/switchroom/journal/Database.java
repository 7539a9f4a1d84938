package org.switchroom.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.switchroom.journal.row.AlarmEventRow;
import org.switchroom.journal.row.ArrivalRow;
import org.switchroom.journal.row.AttemptRow;
import org.switchroom.journal.row.AuditRow;
import org.switchroom.journal.row.DocumentRow;
import org.switchroom.journal.row.JobChangeRow;
import org.switchroom.journal.row.JobRow;
import org.switchroom.journal.row.LaneRow;
import org.switchroom.journal.row.MessageRow;
import org.switchroom.journal.row.NodeRow;
import org.switchroom.journal.row.PartyRow;
import org.switchroom.journal.row.ReceiptRow;
import org.switchroom.journal.row.ServiceLogRow;
import org.switchroom.journal.row.SettingRow;
import org.switchroom.journal.row.TenantRow;
import org.switchroom.journal.row.TimelineRow;
import org.switchroom.journal.row.TokenRow;

/** The open database: pool, migrated schema, Hibernate. Closing it closes all three. */
final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final String version;
    private final String schemaVersion;
    private final boolean ordered;
    private final DataSource source;
    private final HikariDataSource pool;
    private final SessionFactory sessions;

    private Database(
            Dialect dialect,
            String version,
            String schemaVersion,
            boolean ordered,
            DataSource source,
            HikariDataSource pool,
            SessionFactory sessions) {
        this.dialect = dialect;
        this.ordered = ordered;
        this.version = version;
        this.schemaVersion = schemaVersion;
        this.source = source;
        this.pool = pool;
        this.sessions = sessions;
    }

    static Database open(DataSource source, JournalSettings settings) {
        // Persistence, Flyway and Hikari look for their parts through the context loader; all of them lie in this
        // bundle
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Database.class.getClassLoader());
        HikariDataSource pool = null;
        // held until the pool has its own: H2 closes, and tidies up, with its last connection
        try (Connection first = source.getConnection()) {
            String product = Durability.check(first);
            Dialect dialect = Dialect.of(product.substring(0, product.indexOf(' ')));
            pool = pool(source, settings, dialect);
            Schema schema = migrate(pool, dialect);
            return new Database(
                    dialect,
                    product,
                    schema.version(),
                    Durability.isOrdered(first),
                    source,
                    pool,
                    sessions(pool, schema.isNew()));
        } catch (RuntimeException | SQLException e) {
            if (pool != null) {
                pool.close();
            }
            if (e instanceof JournalException known) {
                throw known;
            }
            throw new JournalException(
                    "The journal's database can not be opened: " + Causes.of(e)
                            + ". Nothing is taken in or sent until it can; check url, user and password in"
                            + " etc/org.switchroom.journal.cfg and that the database runs",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static HikariDataSource pool(DataSource source, JournalSettings settings, Dialect dialect) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("switchroom");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.poolSize());
        config.setAutoCommit(false);
        config.setConnectionTimeout(settings.poolWait().toMillis());
        config.setValidationTimeout(settings.poolWait().toMillis());
        if (dialect == Dialect.POSTGRESQL) {
            config.setConnectionInitSql(Durability.POSTGRESQL_SESSION);
        }
        return new HikariDataSource(config);
    }

    /** @param isNew when it was changed just now */
    private record Schema(String version, boolean isNew) {}

    private static Schema migrate(DataSource pool, Dialect dialect) {
        Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                .dataSource(pool)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .table("schema_history")
                .failOnMissingLocations(true)
                .load();
        boolean isNew = flyway.migrate().migrationsExecuted > 0;
        return new Schema(flyway.info().current().getVersion().toString(), isNew);
    }

    /** @param check whether the tables are compared with the classes: after a change; at every start it would only cost time */
    private static SessionFactory sessions(DataSource pool, boolean check) {
        ClassLoader mine = Database.class.getClassLoader();
        HibernatePersistenceConfiguration config = new HibernatePersistenceConfiguration("switchroom-journal");
        List.of(
                        TenantRow.class,
                        TokenRow.class,
                        PartyRow.class,
                        JobRow.class,
                        JobChangeRow.class,
                        ArrivalRow.class,
                        LaneRow.class,
                        MessageRow.class,
                        AttemptRow.class,
                        ReceiptRow.class,
                        TimelineRow.class,
                        ServiceLogRow.class,
                        AuditRow.class,
                        SettingRow.class,
                        DocumentRow.class,
                        AlarmEventRow.class,
                        NodeRow.class)
                .forEach(config::managedClass);
        config.transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        config.property("jakarta.persistence.nonJtaDataSource", pool);
        config.property("hibernate.classLoaders", List.of(mine));
        config.property("hibernate.classLoader.tccl_lookup_precedence", "never");
        config.property("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName());
        config.property("hibernate.connection.provider_disables_autocommit", true);
        config.property("hibernate.jdbc.batch_size", 100);
        config.property("hibernate.jdbc.time_zone", "UTC");
        config.property("hibernate.hbm2ddl.auto", check ? "validate" : "none");
        // it would log the values at fault; what went wrong is in the exception
        config.property("hibernate.jdbc.log.errors", false);
        return (SessionFactory) config.createEntityManagerFactory();
    }

    Dialect dialect() {
        return dialect;
    }

    /** The time by the database's clock, by which leases run. */
    Instant now(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select " + dialect.now());
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** For people: what has happened when an entry is acknowledged. */
    String durability() {
        if (dialect == Dialect.POSTGRESQL) {
            return "acknowledged after the synced commit (fsync, full_page_writes, synchronous_commit)";
        }
        return ordered
                ? "acknowledged when the commit is in the file, every write of it forced in order"
                : "acknowledged after the commit and CHECKPOINT SYNC";
    }

    /** Product and version. */
    String version() {
        return version;
    }

    String schemaVersion() {
        return schemaVersion;
    }

    DataSource pool() {
        return pool;
    }

    StatelessSession session() {
        return sessions.openStatelessSession();
    }

    /** Runs a query in a transaction of its own. */
    <T> T read(Function<StatelessSession, T> query) {
        return sessions.fromStatelessTransaction(query);
    }

    /** Has everything committed so far on disk when it returns: on PostgreSQL it is already. */
    void barrier() throws SQLException {
        if (dialect == Dialect.H2) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(ordered ? "CHECKPOINT" : "CHECKPOINT SYNC");
            }
        }
    }

    /**
     * What to ask, by itself and not by the pool, whether a commit that was not answered has reached the disk. A database
     * in this process is closed, with every connection to it, and read anew: what was in its memory only is in its file by
     * then, or forgotten.
     *
     * @throws SQLException when the file can not be read
     */
    DataSource onDisk() throws SQLException {
        if (dialect == Dialect.H2) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
            // not before: a file that loses its last connection is written first
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return source;
    }

    /** How often the database server has synced its log since it counts; -1 where it does not count. */
    long serverSyncs() {
        if (dialect == Dialect.H2) {
            return -1;
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Durability.POSTGRESQL_SYNCS)) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        try {
            sessions.close();
        } finally {
            pool.close();
        }
    }
}
