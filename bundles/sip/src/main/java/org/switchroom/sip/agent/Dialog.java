package org.switchroom.sip.agent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.switchroom.sip.message.Parameters;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.message.SipUri;

/**
 * The other side of a call, as its answer told us (RFC 3261 §12.1.2).
 *
 * @param to its address with its tag
 * @param target where it wants requests
 * @param routes proxies that want to see them, next one first
 */
record Dialog(String to, String tag, String target, List<String> routes) {
    static Dialog of(SipMessage response, String dialled) {
        String target = response.elements("Contact").stream()
                .findFirst()
                .map(Parameters::uri)
                .filter(uri -> SipUri.parse(uri).isPresent())
                .orElse(dialled);
        List<String> routes = new ArrayList<>(response.elements("Record-Route"));
        Collections.reverse(routes);
        return new Dialog(response.first("To").orElse(""), response.toTag(), target, List.copyOf(routes));
    }

    /** After a request of theirs that names a new place (§12.2.2). */
    Dialog moved(SipMessage request) {
        return request.elements("Contact").stream()
                .findFirst()
                .map(Parameters::uri)
                .filter(uri -> SipUri.parse(uri).isPresent())
                .map(uri -> new Dialog(to, tag, uri, routes))
                .orElse(this);
    }

    /** A proxy of the old kind wants its own address here (§12.2.1.1). */
    String requestUri() {
        return strict() ? Parameters.uri(routes.get(0)) : target;
    }

    SipMessage routed(SipMessage request) {
        List<String> lines = routes;
        if (strict()) {
            lines = new ArrayList<>(routes.subList(1, routes.size()));
            lines.add("<" + target + ">");
        }
        SipMessage made = request;
        for (String route : lines) {
            made = made.with("Route", route);
        }
        return made;
    }

    private boolean strict() {
        return !routes.isEmpty()
                && SipUri.parse(Parameters.uri(routes.get(0)))
                        .filter(uri -> !uri.loose())
                        .isPresent();
    }
}
