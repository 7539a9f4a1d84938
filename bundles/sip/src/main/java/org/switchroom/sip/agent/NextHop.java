package org.switchroom.sip.agent;

import java.util.List;
import java.util.Optional;
import org.switchroom.sip.message.Parameters;
import org.switchroom.sip.message.SipMessage;
import org.switchroom.sip.message.SipUri;

/**
 * Where a message goes next. Only a numeric address is one: a name in a message is not looked up while a call waits, and
 * what is for it goes to the proxy.
 *
 * @param host digits and dots, or an IPv6 address without brackets
 */
public record NextHop(String host, int port) {
    private static final int USUAL_PORT = 5060;

    /** Empty: to the proxy. */
    public static Optional<NextHop> of(SipMessage message) {
        return message.request().isPresent() ? ofRequest(message) : ofResponse(message);
    }

    /** RFC 3261 §8.1.2 within a dialog; the first request of one goes to the proxy. */
    private static Optional<NextHop> ofRequest(SipMessage request) {
        List<String> routes = request.elements("Route");
        if (routes.isEmpty() && request.toTag().isEmpty()) {
            return Optional.empty();
        }
        boolean ack487 = request.method().equals("ACK") && routes.isEmpty() && isOutside(request);
        if (ack487) {
            return Optional.empty();
        }
        String uri = routes.isEmpty() ? request.request().orElseThrow().uri() : Parameters.uri(routes.get(0));
        return SipUri.parse(uri)
                .flatMap(each -> numeric(each.host(), each.port().orElse(USUAL_PORT)));
    }

    /** An ACK of a failure goes where its INVITE went; its URI is still the number's. */
    private static boolean isOutside(SipMessage ack) {
        return ack.first("To")
                .map(to -> Parameters.uri(to).equals(ack.request().orElseThrow().uri()))
                .orElse(false);
    }

    /** RFC 3261 §18.2.2, RFC 3581 §4; the Via has what was seen of the sender. */
    private static Optional<NextHop> ofResponse(SipMessage response) {
        String via = response.elements("Via").stream().findFirst().orElse("");
        String sentBy = via.split(";", 2)[0].replaceFirst("^\\s*\\S+\\s+", "").strip();
        Optional<SipUri> named = SipUri.parse("sip:" + sentBy);
        String host = Parameters.of(via, "received")
                .filter(text -> !text.isEmpty())
                .or(() -> named.map(SipUri::host))
                .orElse("");
        int port = Parameters.of(via, "rport")
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .orElse(named.map(each -> each.port().orElse(USUAL_PORT)).orElse(USUAL_PORT));
        return numeric(host, port);
    }

    private static Optional<NextHop> numeric(String host, int port) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        boolean sound = bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || bare.contains(":");
        return sound && port > 0 && port <= 65_535 ? Optional.of(new NextHop(bare, port)) : Optional.empty();
    }

    /** The request with what was seen of its sender in its top Via (RFC 3581 §4). */
    public static SipMessage seen(SipMessage request, String host, int port) {
        List<String> vias = request.elements("Via");
        if (vias.isEmpty()) {
            return request;
        }
        String top = vias.get(0).replaceAll("(?i);\\s*(received|rport)(\\s*=\\s*[^;]*)?", "");
        boolean asked = Parameters.of(vias.get(0), "rport").isPresent();
        SipMessage marked = request.replacing("Via", top + ";received=" + host + (asked ? ";rport=" + port : ""));
        for (String via : vias.subList(1, vias.size())) {
            marked = marked.with("Via", via);
        }
        return marked;
    }
}
