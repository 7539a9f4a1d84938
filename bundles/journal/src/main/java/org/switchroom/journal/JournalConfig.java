package org.switchroom.journal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.switchroom.journal.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom journal",
        description =
                "The database in which everything is kept. Saving the file reopens it; moving from H2 to PostgreSQL"
                        + " is a change of driver.target, url, user and .password (the data does not move by itself).")
@interface JournalConfig {
    @AttributeDefinition(
            name = "driver.target",
            description = "Which driver, as an OSGi filter: (osgi.jdbc.driver.class=org.h2.Driver) or"
                    + " (osgi.jdbc.driver.class=org.postgresql.Driver)")
    String driver_target() default "(osgi.jdbc.driver.class=org.h2.Driver)";

    @AttributeDefinition(
            name = "url",
            description = "JDBC url, such as jdbc:h2:file:${karaf.base}/store/db or jdbc:postgresql://host/switchroom."
                    + " reWriteBatchedInserts=true (PostgreSQL) is added where it is missing; H2 always writes at once")
    String url() default "jdbc:h2:file:${karaf.base}/store/db";

    @AttributeDefinition(name = "user", description = "The database's user")
    String user() default "switchroom";

    @AttributeDefinition(
            name = ".password",
            description = "The user's password; never logged",
            type = AttributeType.PASSWORD)
    String _password() default "";

    @AttributeDefinition(name = "pool.size", description = "Most connections at a time, at least 2")
    int pool_size() default 10;

    @AttributeDefinition(
            name = "pool.wait",
            description =
                    "Milliseconds to wait for a connection before the database counts as out of reach, at least 250")
    int pool_wait() default 10_000;

    @AttributeDefinition(
            name = "node",
            description = "This machine's name among those that share one database. It must stay the same over restarts"
                    + " and differ from the others'")
    String node() default "main";

    @AttributeDefinition(
            name = "batch.max",
            description = "Most entries that share one transaction and one sync. Fewer are written when fewer wait")
    int batch_max() default 512;

    @AttributeDefinition(
            name = "queue.max",
            description = "Entries that may wait to be written; beyond it callers wait")
    int queue_max() default 10_000;

    @AttributeDefinition(
            name = "audit.key",
            description = "File of the key that seals the audit chain; made at first start, readable by its owner only."
                    + " Keep a copy away from the database")
    String audit_key() default "${karaf.etc}/audit.key";

    @AttributeDefinition(
            name = "audit.seal",
            description = "File of the sealed head of the audit chain, rewritten once a second while links are added")
    String audit_seal() default "${karaf.base}/store/audit-heads";
}
