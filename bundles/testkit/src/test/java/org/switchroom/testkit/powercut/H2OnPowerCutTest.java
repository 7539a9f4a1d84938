package org.switchroom.testkit.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Shows that the disk bites: what H2 acknowledges without forcing is lost on it, and what it forces is not. */
class H2OnPowerCutTest {
    /** Commits rows until the power goes; answers the ids whose commit returned. */
    private static Set<Integer> commitUntilTheCut(PowerCutFileSystem disk, String settings, boolean barrier, int most) {
        Set<Integer> acknowledged = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(disk.jdbcUrl("db") + settings);
                Statement statement = connection.createStatement()) {
            for (int id = 1; id <= most; id++) {
                statement.execute("insert into t values (" + id + ", '" + "x".repeat(500) + "')");
                if (barrier) {
                    statement.execute("checkpoint sync");
                }
                acknowledged.add(id);
            }
            disk.cut(most);
            statement.execute("shutdown immediately");
        } catch (SQLException theCut) {
            assertThat(disk.cuts()).as("failed by itself: " + theCut).isPositive();
        }
        return acknowledged;
    }

    private static void createTable(PowerCutFileSystem disk, String settings) throws SQLException {
        try (Connection connection = DriverManager.getConnection(disk.jdbcUrl("db") + settings);
                Statement statement = connection.createStatement()) {
            statement.execute("create table t(id int primary key, text varchar)");
            statement.execute("checkpoint sync");
        }
    }

    private static Set<Integer> found(PowerCutFileSystem disk) throws SQLException {
        Set<Integer> found = new HashSet<>();
        try (Connection connection = DriverManager.getConnection(disk.jdbcUrl("db"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select id from t where length(text) = 500")) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found;
    }

    @Test
    void h2_as_it_comes_loses_acknowledged_commits() throws SQLException {
        PowerCutFileSystem disk = new PowerCutFileSystem();
        createTable(disk, "");

        Set<Integer> acknowledged = commitUntilTheCut(disk, "", false, 200);

        Set<Integer> lost = new HashSet<>(acknowledged);
        lost.removeAll(found(disk));
        assertThat(acknowledged).hasSize(200);
        assertThat(lost).isNotEmpty();
    }

    @Test
    void h2_without_write_delay_loses_acknowledged_commits_too() throws SQLException {
        PowerCutFileSystem disk = new PowerCutFileSystem();
        createTable(disk, ";WRITE_DELAY=0");

        Set<Integer> acknowledged = commitUntilTheCut(disk, ";WRITE_DELAY=0", false, 200);

        Set<Integer> lost = new HashSet<>(acknowledged);
        lost.removeAll(found(disk));
        assertThat(lost).isNotEmpty();
    }

    @Test
    void h2_that_forces_after_each_commit_loses_nothing_wherever_the_cut_falls() throws SQLException {
        for (int seed = 0; seed < 40; seed++) {
            PowerCutFileSystem disk = new PowerCutFileSystem();
            createTable(disk, "");
            disk.cutAfter(new SplittableRandom(seed).nextInt(5, 600), seed);

            Set<Integer> acknowledged = commitUntilTheCut(disk, "", true, 100_000);

            assertThat(found(disk)).as("seed " + seed).containsAll(acknowledged);
        }
    }
}
