package org.switchroom.http.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;
import org.switchroom.http.Admission;
import org.switchroom.message.IdText;

/**
 * The whiteboard context of all our servlets. Deliberate: the door is here and not in a filter. A servlet can not be
 * reached without its context, while a filter that is not there yet is simply passed by.
 */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = Admission.CONTEXT, path = "/")
public final class DoorContext extends ServletContextHelper {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern REQUEST_ID_SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** For answers that are data: no sniffing, no framing, no caching by anybody in between. */
    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private final Door door;

    @Activate
    public DoorContext(@Reference Door door) {
        this.door = door;
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return admit(door.keeper(), request, response);
    }

    /** Nothing of our bundles' content is served as a file. */
    @Override
    public URL getResource(String name) {
        return null;
    }

    static boolean admit(Doorkeeper keeper, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String requestId = requestId(request.getHeader(REQUEST_ID));
        HEADERS.forEach(response::setHeader);
        response.setHeader(REQUEST_ID, requestId);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        Verdict verdict = keeper.judge(knock(request, requestId));
        if (verdict instanceof Verdict.TurnedAway turned) {
            turned.headers().forEach(response::setHeader);
            turned.problem().writeTo(response, requestId);
            return false;
        }
        Admission admission = ((Verdict.LetIn) verdict).admission();
        admission.putOn(request);
        admission.caller().ifPresent(caller -> {
            request.setAttribute(REMOTE_USER, caller.name());
            request.setAttribute(AUTHENTICATION_TYPE, "switchroom");
        });
        return true;
    }

    private static Knock knock(HttpServletRequest request, String requestId) {
        Optional<String> tenant = Optional.ofNullable(request.getHeader("X-Switchroom-Tenant"))
                .or(() -> tenantIn(request.getQueryString()));
        return new Knock(
                requestId,
                request.getRemoteAddr(),
                request.getMethod(),
                request.getRequestURI(),
                Optional.ofNullable(request.getHeader("Authorization")),
                Optional.ofNullable(request.getHeader("Origin")),
                Optional.ofNullable(request.getHeader("Host")),
                tenant,
                request.getContentLengthLong());
    }

    /** Not by getParameter: that would read a form's body, and the body belongs to the servlet. */
    static Optional<String> tenantIn(String query) {
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&", 50)) {
            if (pair.startsWith("tenant=")) {
                try {
                    return Optional.of(URLDecoder.decode(pair.substring(7), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException badEscape) {
                    return Optional.of("%"); // no tenant is called so; the doorkeeper refuses it
                }
            }
        }
        return Optional.empty();
    }

    private static String requestId(String sent) {
        return sent != null && REQUEST_ID_SHAPE.matcher(sent).matches()
                ? sent
                : IdText.write(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    }
}
