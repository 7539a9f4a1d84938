package org.switchroom.http.door;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.switchroom.http.Admission;
import org.switchroom.http.HttpProblem;
import org.switchroom.http.watch.Meters;

/** Around every servlet: counts the request under its route, and turns a defect into a problem that tells nothing. */
@Component(service = Filter.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + Admission.CONTEXT + ")")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class Watchman implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    private final Meters meters;

    @Activate
    public Watchman(@Reference Meters meters) {
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain) throws IOException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        HttpServletResponse response = (HttpServletResponse) anyResponse;
        long begin = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException defect) {
            String requestId = Admission.of(request).requestId();
            LOG.error("Request {} failed by a defect of ours; please report it with this trace", requestId, defect);
            if (!response.isCommitted()) {
                response.resetBuffer();
                HttpProblem.defect().writeTo(response, requestId);
            }
        }
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtTheEnd(request, response, begin), request, response);
        } else {
            count(request, response, begin);
        }
    }

    private void count(HttpServletRequest request, HttpServletResponse response, long begin) {
        Object route = request.getAttribute(Admission.ROUTE);
        meters.request(
                request.getMethod(),
                route == null ? "other" : route.toString(),
                response.getStatus(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private final class AtTheEnd implements AsyncListener {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final long begin;

        AtTheEnd(HttpServletRequest request, HttpServletResponse response, long begin) {
            this.request = request;
            this.response = response;
            this.begin = begin;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            count(request, response, begin);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // the servlet that started it answers
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this, request, response);
        }
    }
}
