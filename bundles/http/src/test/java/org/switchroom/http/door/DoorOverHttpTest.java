package org.switchroom.http.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Role;
import org.switchroom.http.Admission;
import org.switchroom.http.watch.Meters;

/** Door and watchman around servlets, over a real socket. */
final class DoorOverHttpTest {
    private static final String VERA = "Basic dmVyYTpyaWdodA=="; // vera:right

    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Doorkeeper keeper = new Doorkeeper(
            new BasicLogins(
                    (name, password) -> Optional.of(new Realm.Person(name, EnumSet.of(Role.VIEWER), List.of("north"))),
                    Duration.ofSeconds(60),
                    System::nanoTime),
            Optional::empty,
            Optional.empty(),
            new Buckets(1, 10, System::nanoTime),
            1_000);
    private String base;

    private static final class Defective extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("the secret inside");
        }
    }

    private static final class WhoAmI extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
            response.getWriter().print(Admission.of(request).caller().orElseThrow());
        }
    }

    @BeforeEach
    void start() throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Defective()), "/defective");
        context.addServlet(new ServletHolder(new WhoAmI()), "/who");
        context.addServlet(new ServletHolder(new NothingHereServlet()), "/");
        Filter door = (request, response, chain) -> {
            if (DoorContext.admit(keeper, (HttpServletRequest) request, (HttpServletResponse) response)) {
                chain.doFilter(request, response);
            }
        };
        context.addFilter(new FilterHolder(door), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(new Watchman(new Meters())), "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
        base = "http://127.0.0.1:" + connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_defect_is_a_problem_that_tells_nothing_of_what_is_inside() throws Exception {
        HttpResponse<String> response = get("/defective", "Authorization", VERA, "X-Request-Id", "mine-7");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body())
                .contains("\"requestId\":\"mine-7\"")
                .doesNotContain("secret", "Exception", "switchroom.http");
    }

    @Test
    void every_answer_has_a_request_id_and_headers_that_keep_it_from_being_taken_for_a_page() throws Exception {
        for (String path : new String[] {"/who", "/nowhere", "/defective"}) {
            HttpResponse<String> response = get(path, "X-Request-Id", "bad id\u00e9");
            assertThat(response.headers().firstValue("X-Request-Id").orElseThrow())
                    .matches("[0-9a-z]{13}");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        }
        assertThat(get("/nowhere", "Authorization", VERA).statusCode()).isEqualTo(404);
    }

    @Test
    void the_tenant_may_be_named_in_a_header_or_in_the_query() throws Exception {
        assertThat(get("/who", "Authorization", VERA).body()).contains("tenants=[north]");
        assertThat(get("/who?tenant=north", "Authorization", VERA).statusCode()).isEqualTo(200);
        assertThat(get("/who?x=1&tenant=so%75th", "Authorization", VERA).statusCode())
                .isEqualTo(403);
        assertThat(get("/who", "Authorization", VERA, "X-Switchroom-Tenant", "south")
                        .statusCode())
                .isEqualTo(403);
    }
}
