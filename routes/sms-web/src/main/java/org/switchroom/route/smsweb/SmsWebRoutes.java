package org.switchroom.route.smsweb;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.switchroom.camel.Headers;
import org.switchroom.transport.Delivery;

/** The wire leg: a delivery is written as JSON and posted; what the gateway calls back with goes to the store. */
final class SmsWebRoutes extends RouteBuilder {
    /** A connection is used for so long, and so a changed address of the gateway is found in that time. */
    private static final Timeout CONNECTION_LIVES = Timeout.ofMinutes(5);

    private static final String ANSWER = "{\"statusCode\":2000,\"statusMessage\":\"OK\"}";

    private final SmsWebSettings settings;
    private final SmsWriter writer;
    private final AccountGate gate;

    SmsWebRoutes(SmsWebSettings settings, SmsWriter writer, AccountGate gate) {
        this.settings = settings;
        this.writer = writer;
        this.gate = gate;
    }

    @Override
    public void configure() {
        String name = settings.name().value();
        getContext().getRegistry().bind(name + "-connections", connections());
        from("switchroom:outbox/" + name)
                .routeId(name)
                .errorHandler(noErrorHandler()) // outcomes are the dispatcher's business, not a log's
                .process(this::write)
                .id(name + "-write")
                .to(settings.endpoint() + "?httpMethod=POST&throwExceptionOnFailure=false&followRedirects=false"
                        + "&bridgeEndpoint=true&connectTimeout="
                        + settings.connectTimeout().toMillis() + "&responseTimeout="
                        + settings.readTimeout().toMillis() + "&httpClientConfigurer=#" + name + "-connections")
                .id(name + "-post")
                .process(this::read)
                .id(name + "-read");
        settings.secret().ifPresent(this::callbacks);
    }

    private void write(Exchange exchange) {
        gate.ask().ifPresent(closed -> {
            throw new NotSent(closed);
        });
        Delivery delivery = exchange.getProperty(Headers.DELIVERY, Delivery.class);
        byte[] body = writer.write(delivery);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("Authorization", settings.authorization());
        message.setHeader(Exchange.HTTP_PATH, writer.pathOf(delivery));
        message.setHeader("Accept", "application/json");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json;charset=UTF-8");
        message.setBody(body);
    }

    private void read(Exchange exchange) {
        Message message = exchange.getMessage();
        GatewayReply reply = GatewayReply.read(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                message.getHeader("Retry-After", String.class),
                message.getBody(String.class));
        switch (reply.meaning()) {
            case TAKEN, REFUSED -> gate.open();
            case ACCOUNT -> gate.close(reply.reason());
            case SETTINGS -> gate.dislikes(reply.reason());
            case LATER, UNKNOWN -> {
                // says nothing about the account
            }
        }
        message.removeHeaders("*");
        message.setBody(reply.outcome());
    }

    /** As many as may be under way; each is looked at before it is used again, so that none is used that has ended. */
    private HttpClientConfigurer connections() {
        return builder -> builder.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(settings.parallel())
                .setMaxConnTotal(settings.parallel())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setTimeToLive(CONNECTION_LIVES)
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build());
    }

    /** What the gateway tells is on disk before it is answered; otherwise it is asked to tell it again. */
    private void callbacks(String secret) {
        String name = settings.name() + "-callbacks";
        getContext().getRegistry().bind(name + "-secret", secret);
        from("switchroom:callback/" + settings.name() + "?secret=#" + name + "-secret")
                .routeId(name)
                .errorHandler(noErrorHandler())
                .process(exchange -> {
                    Message message = exchange.getMessage();
                    GatewayNotice notice = GatewayNotice.read(message.getBody(String.class), settings.owners());
                    message.removeHeaders("*");
                    message.setHeaders(new HashMap<>(notice.headers()));
                    message.setHeader(Headers.VIA, settings.name().value());
                    message.setBody(notice.body());
                })
                .id(name + "-read")
                .choice()
                .when(header(Headers.STAGE).isNotNull())
                .to("switchroom:receipts")
                .otherwise()
                .to("switchroom:arrivals")
                .end()
                .process(exchange -> {
                    exchange.getMessage().setHeaders(new HashMap<>(Map.of(Exchange.CONTENT_TYPE, "application/json")));
                    exchange.getMessage().setBody(ANSWER);
                })
                .id(name + "-answer");
    }
}
