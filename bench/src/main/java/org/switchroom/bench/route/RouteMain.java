package org.switchroom.bench.route;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.netty.http.NettyHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.switchroom.journal.JdbcUrl;

/**
 * A process of its own: HTTP in, one row in, 201. No authentication, no JSON parsing, no checks, one table. Arguments:
 * port, JDBC url, threads, connections of the pool. Prints {@code route ready}; ends when its input ends.
 */
public final class RouteMain {
    private final HikariDataSource pool;

    private RouteMain(HikariDataSource pool) {
        this.pool = pool;
    }

    public static void main(String[] arguments) throws Exception {
        // on H2 with our layer that forces its writes in order: without it a commit of H2 outlives no power cut
        String url = arguments[1].startsWith("jdbc:h2:") ? JdbcUrl.complete(arguments[1]) : arguments[1];
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(Integer.parseInt(arguments[3]));
        config.setConnectionTimeout(30_000);
        HikariDataSource pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table job_in"
                            + " (id bigint generated always as identity primary key, received timestamp default now(), body varchar)");
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            NettyHttpComponent http = new NettyHttpComponent();
            http.setMaximumPoolSize(Integer.parseInt(arguments[2]));
            context.addComponent("netty-http", http);
            RouteMain route = new RouteMain(pool);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("netty-http:http://127.0.0.1:" + arguments[0] + "/api/jobs")
                            .process(route::insert);
                }
            });
            context.start();
            System.out.println("route ready");
            while (System.in.read() >= 0) {
                // Deliberate: what comes in does not matter, that it ends does.
            }
        }
        pool.close();
    }

    private void insert(Exchange exchange) throws Exception {
        String body = exchange.getMessage().getBody(String.class);
        store(body);
        exchange.getMessage().setBody("{\"stored\":true}");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 201);
    }

    /** With auto-commit: this returns when the commit is on disk, on PostgreSQL as on H2 with its writes in order. */
    private void store(String body) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into job_in (body) values (?)")) {
            insert.setString(1, body);
            insert.executeUpdate();
        }
    }
}
