package org.switchroom.route.intakehttp;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.switchroom.access.Role;

/** The API on a real socket: Jetty, Camel's REST DSL, a dispatcher who asks; core stores on a thread of its own. */
final class ServedApi implements AutoCloseable {
    private volatile Duration storing = Duration.ZERO;
    private final ExecutorService store = Executors.newSingleThreadExecutor();
    private final FakeCore core = new FakeCore(task -> store.execute(() -> {
        LockSupport.parkNanos(storing.toNanos());
        task.run();
    }));
    private final RouteBook book = new RouteBook();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Server server = new Server();
    private final String base;
    private volatile Role role = Role.DISPATCHER;

    ServedApi() throws Exception {
        camel.addRoutes(new IntakeRoutes("intake-http", core.endpoints(), book));
        camel.start();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder servlet = new ServletHolder(new ApiServlet(book));
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/api/*");
        context.addServlet(servlet, "/openapi.json");
        Filter door = (request, response, chain) -> {
            Callers.admission(Callers.caller(role, "main")).putOn((HttpServletRequest) request);
            chain.doFilter(request, response);
        };
        FilterHolder filter = new FilterHolder(door);
        filter.setAsyncSupported(true);
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        base = "http://127.0.0.1:" + connector.getLocalPort();
    }

    /** From the next request on; a dispatcher asks otherwise. */
    void callAs(Role other) {
        role = other;
    }

    /** How long its one thread is at each thing it stores. */
    void storeTakes(Duration time) {
        storing = time;
    }

    FakeCore core() {
        return core;
    }

    DefaultCamelContext camel() {
        return camel;
    }

    URI url(String path) {
        return URI.create(base + path);
    }

    @Override
    public void close() throws Exception {
        server.stop();
        camel.stop();
        store.shutdownNow();
    }
}
