package org.switchroom.http.watch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.access.Scope;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.presence.Presence;
import org.switchroom.routing.Rules;
import org.switchroom.store.Journal;
import org.switchroom.transport.Transports;

/** {@code GET /metrics} for Prometheus. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/metrics")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Presence<Journal> journal;
    private final transient Presence<Transports> transports;
    private final transient Presence<Rules> rules;
    private final transient MetricsPage page;

    @Activate
    public MetricsServlet(BundleContext bundle, @Reference Meters meters) {
        journal = new Presence<>(bundle, Journal.class);
        transports = new Presence<>(bundle, Transports.class);
        rules = new Presence<>(bundle, Rules.class);
        page = new MetricsPage(meters.registry(), journal, transports, rules, Clock.systemUTC());
    }

    @Deactivate
    void close() {
        rules.close();
        transports.close();
        journal.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        request.setAttribute(Admission.ROUTE, "/metrics");
        if (!admission.may(Scope.TRANSPORTS_READ)) {
            HttpProblem.missing(Scope.TRANSPORTS_READ).writeTo(response, admission.requestId());
        } else if (!Reading.allowed(request, response)) {
            return;
        } else {
            byte[] text = page.scrape().getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/plain; version=0.0.4; charset=utf-8");
            response.setContentLength(text.length);
            response.getOutputStream().write(text);
        }
    }
}
