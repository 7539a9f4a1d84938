package org.switchroom.http.watch;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.access.Scope;
import org.switchroom.alarm.WatchedReceiver;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.presence.Presence;
import org.switchroom.job.Jobs;
import org.switchroom.routes.Routes;
import org.switchroom.rule.Rules;
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

    private static final String TARGET_LEVEL = "org.osgi.framework.startlevel.beginning";

    private final transient Presence<Journal> journal;
    private final transient Presence<Jobs> jobs;
    private final transient Presence<Transports> transports;
    private final transient Presence<Routes> routes;
    private final transient Presence<Rules> rules;
    private final transient Presence<ServiceComponentRuntime> components;
    private final transient HealthPage page;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private transient volatile List<WatchedReceiver> receivers = List.of();

    @Activate
    public HealthServlet(BundleContext bundle) {
        journal = new Presence<>(bundle, Journal.class);
        jobs = new Presence<>(bundle, Jobs.class);
        transports = new Presence<>(bundle, Transports.class);
        routes = new Presence<>(bundle, Routes.class);
        rules = new Presence<>(bundle, Rules.class);
        components = new Presence<>(bundle, ServiceComponentRuntime.class);
        page = new HealthPage(
                journal,
                jobs,
                transports,
                routes,
                rules,
                () -> booted(bundle) && everySetIsKnown(bundle),
                () -> components.get().map(AwaitedSets::of).orElse(List.of()),
                () -> receivers.stream().map(WatchedReceiver::view).toList());
    }

    /**
     * Karaf says by a service when its first start has installed everything; a later start is over when the framework
     * has reached its level. Elsewhere there is nothing to wait for.
     */
    private static boolean booted(BundleContext bundle) {
        String target = bundle.getProperty("karaf.home") == null ? null : bundle.getProperty(TARGET_LEVEL);
        if (target == null) {
            return true;
        }
        int level = bundle.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
        return bundle.getServiceReference(KARAF_BOOTED) != null && level >= Integer.parseInt(target);
    }

    private boolean everySetIsKnown(BundleContext bundle) {
        try {
            return AwaitedSets.areKnown(
                    bundle.getAllServiceReferences(null, AwaitedSets.OFFERED),
                    routes.get().map(Routes::contexts).orElse(List.of()),
                    routes.get().map(Routes::waiting).orElse(List.of()));
        } catch (InvalidSyntaxException noneIsInIt) {
            throw new IllegalStateException(noneIsInIt);
        }
    }

    @Deactivate
    void close() {
        components.close();
        rules.close();
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
