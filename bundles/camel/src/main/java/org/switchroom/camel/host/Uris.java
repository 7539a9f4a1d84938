package org.switchroom.camel.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.InterceptSendToEndpointDefinition;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** The endpoints that a step names in its text. What a route computes while it runs can not be known before. */
final class Uris {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private Uris() {}

    static List<String> of(Object step) {
        List<String> uris = new ArrayList<>();
        if (step instanceof InterceptSendToEndpointDefinition) {
            return uris; // a pattern over other endpoints
        }
        if (step instanceof EndpointRequiredDefinition named && named.getEndpointUri() != null) {
            uris.add(named.getEndpointUri());
        }
        if (step instanceof ToDynamicDefinition dynamic && dynamic.getUri() != null) {
            uris.add(dynamic.getUri());
        }
        if (step instanceof DeadLetterChannelDefinition dead && dead.getDeadLetterUri() != null) {
            uris.add(dead.getDeadLetterUri());
        }
        if (computesEndpoints(step)) {
            ExpressionDefinition expression = ((ExpressionNode) step).getExpression();
            if (expression != null && expression.getExpression() != null) {
                for (String uri : expression.getExpression().split(",", -1)) {
                    uris.add(uri.strip());
                }
            }
        }
        return uris;
    }

    /** Empty when the text does not begin with a scheme, as {@code ${header.next}} does not. */
    static Optional<String> scheme(String uri) {
        int colon = uri.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String scheme = uri.substring(0, colon);
        return SCHEME.matcher(scheme).matches() ? Optional.of(scheme) : Optional.empty();
    }

    /** {@code direct://a?x=y} and {@code direct:a} are one: {@code direct:a}. */
    static String plain(String uri) {
        int end = uri.indexOf('?');
        return (end < 0 ? uri : uri.substring(0, end)).replaceFirst(":/+", ":");
    }

    private static boolean computesEndpoints(Object step) {
        return step instanceof EnrichDefinition
                || step instanceof PollEnrichDefinition
                || step instanceof RecipientListDefinition
                || step instanceof RoutingSlipDefinition
                || step instanceof DynamicRouterDefinition;
    }
}
