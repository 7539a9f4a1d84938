package org.switchroom.http.door;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;

/** Answers where no other servlet does, so that also this answer is a problem and passes the door. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class NothingHereServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(Admission.ROUTE, "/");
        HttpProblem problem = request.getRequestURI().startsWith("/api")
                ? HttpProblem.starting("the API")
                : HttpProblem.nothingHere();
        problem.writeTo(response, Admission.of(request).requestId());
    }
}
