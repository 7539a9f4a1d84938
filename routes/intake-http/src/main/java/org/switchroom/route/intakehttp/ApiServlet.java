package org.switchroom.route.intakehttp;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.http.common.HttpConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.switchroom.answer.Problem;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;

/**
 * From the server to the REST routes and back. Deliberate: not camel-servlet's own servlet. That one copies every
 * header and parameter into the exchange, answers errors as empty pages, and writes the answer on the thread that
 * completes the exchange, where a client that does not read would hold up the journal.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("switchroom-api")
@HttpWhiteboardServletPattern({"/api/*", "/openapi.json"})
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
public final class ApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient RouteBook book;

    @Activate
    public ApiServlet(@Reference RouteBook book) {
        this.book = book;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Admission admission = Admission.of(request);
        String path = Optional.ofNullable(request.getPathInfo()).orElse(request.getServletPath());
        RouteBook.Lookup lookup = book.find(request.getMethod(), path);
        if (lookup instanceof RouteBook.Lookup.Found found) {
            request.setAttribute(Admission.ROUTE, "/api" + found.template());
            serve(request, response, admission, found);
        } else if (lookup instanceof RouteBook.Lookup.OtherMethods others) {
            otherMethod(request, response, admission, others.allowed());
        } else if (book.isEmpty()) {
            HttpProblem.starting("the API").writeTo(response, admission.requestId());
        } else {
            HttpProblem.nothingHere().writeTo(response, admission.requestId());
        }
    }

    private static void otherMethod(
            HttpServletRequest request, HttpServletResponse response, Admission admission, String allowed)
            throws IOException {
        response.setHeader("Allow", allowed + ", OPTIONS");
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(204);
        } else {
            HttpProblem.methodNotAllowed(Quote.of(request.getMethod()), allowed)
                    .writeTo(response, admission.requestId());
        }
    }

    private static void serve(
            HttpServletRequest request, HttpServletResponse response, Admission admission, RouteBook.Lookup.Found found)
            throws IOException {
        HttpConsumer consumer = found.consumer();
        if (consumer.isSuspended() || !consumer.isRunAllowed()) {
            HttpProblem.starting("this address, which an administrator suspended,")
                    .writeTo(response, admission.requestId());
            return;
        }
        Request read = read(request, admission, found.variables());
        if (read.body().length > admission.longestBody()) {
            HttpProblem.of(Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "the body has more than " + admission.longestBody() + " bytes",
                            "Send less, or raise body.max-bytes of org.switchroom.http."))
                    .writeTo(response, admission.requestId());
            return;
        }
        new Passage(consumer, read, response).go(request::startAsync);
    }

    /** One byte more than allowed is read, and seen by the caller as too long. */
    private static Request read(HttpServletRequest request, Admission admission, Map<String, String> variables)
            throws IOException {
        String method = request.getMethod();
        boolean mayHaveBody = request.getContentLengthLong() != 0 && !method.equals("GET") && !method.equals("HEAD");
        byte[] body = mayHaveBody ? request.getInputStream().readNBytes(admission.longestBody() + 1) : new byte[0];
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        return new Request(variables, query, request::getHeader, body, admission);
    }
}
