package org.switchroom.http.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.access.Scope;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.intake.IntakeView;
import org.switchroom.intake.WatchedIntake;

/** {@code /health/intakes} for those known: 503 when there are folders or mail boxes and nothing comes in from any. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health/intakes")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class IntakeHealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private transient volatile List<WatchedIntake> intakes = List.of();

    @Activate
    public IntakeHealthServlet() {}

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        request.setAttribute(Admission.ROUTE, "/health/intakes");
        if (!admission.may(Scope.TRANSPORTS_READ)) {
            HttpProblem.missing(Scope.TRANSPORTS_READ).writeTo(response, admission.requestId());
        } else if (Reading.allowed(request, response)) {
            HealthPage.Page page =
                    page(intakes.stream().map(WatchedIntake::view).toList());
            response.setStatus(page.status());
            response.setContentType("application/json");
            response.setContentLength(page.json().length);
            response.getOutputStream().write(page.json());
        }
    }

    static HealthPage.Page page(List<IntakeView> views) throws IOException {
        long troubled =
                views.stream().filter(view -> view.trouble().isPresent()).count();
        boolean down = troubled > 0 && troubled == views.size();
        var bytes = new ByteArrayOutputStream(200);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("status", troubled == 0 ? "UP" : down ? "DOWN" : "DEGRADED");
            json.writeArrayFieldStart("intakes");
            for (IntakeView view : views) {
                json.writeStartObject();
                json.writeStringField("name", view.name());
                json.writeNumberField("waiting", view.waiting());
                if (view.trouble().isPresent()) {
                    json.writeStringField("trouble", view.trouble().get());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return new HealthPage.Page(down ? 503 : 200, bytes.toByteArray());
    }
}
