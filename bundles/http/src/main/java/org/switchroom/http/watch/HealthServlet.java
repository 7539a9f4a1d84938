package org.switchroom.http.watch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.access.Scope;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.presence.Presence;
import org.switchroom.job.Jobs;
import org.switchroom.routes.Routes;
import org.switchroom.store.Journal;
import org.switchroom.transport.Transports;

/** {@code /health/live}, {@code /health/ready} for anybody in one word, {@code /health/transports} for those known. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health/live", "/health/ready", "/health/transports"})
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** By name: only the shell sees Karaf. */
    private static final String KARAF_BOOTED = "org.apache.karaf.features.BootFinished";

    private final transient Presence<Journal> journal;
    private final transient Presence<Jobs> jobs;
    private final transient Presence<Transports> transports;
    private final transient Presence<Routes> routes;
    private final transient HealthPage page;

    @Activate
    public HealthServlet(BundleContext bundle) {
        journal = new Presence<>(bundle, Journal.class);
        jobs = new Presence<>(bundle, Jobs.class);
        transports = new Presence<>(bundle, Transports.class);
        routes = new Presence<>(bundle, Routes.class);
        page = new HealthPage(journal, jobs, transports, routes, () -> booted(bundle));
    }

    /** Karaf says by a service when its boot features are in; elsewhere there is nothing to wait for. */
    private static boolean booted(BundleContext bundle) {
        return bundle.getProperty("karaf.home") == null || bundle.getServiceReference(KARAF_BOOTED) != null;
    }

    @Deactivate
    void close() {
        routes.close();
        transports.close();
        jobs.close();
        journal.close();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        request.setAttribute(Admission.ROUTE, request.getServletPath());
        if (!Reading.allowed(request, response)) {
            return;
        }
        boolean known = admission.may(Scope.TRANSPORTS_READ);
        switch (request.getServletPath()) {
            case "/health/live" -> write(response, page.live());
            case "/health/ready" -> write(response, page.ready(known));
            default -> {
                if (known) {
                    write(response, page.transports());
                } else {
                    HttpProblem.missing(Scope.TRANSPORTS_READ).writeTo(response, admission.requestId());
                }
            }
        }
    }

    private static void write(HttpServletResponse response, HealthPage.Page page) throws IOException {
        response.setStatus(page.status());
        response.setContentType("application/json");
        response.setContentLength(page.json().length);
        response.getOutputStream().write(page.json());
    }
}
