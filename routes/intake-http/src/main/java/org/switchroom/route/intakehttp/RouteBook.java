package org.switchroom.route.intakehttp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.http.common.HttpConsumer;
import org.apache.camel.http.common.HttpRegistry;
import org.apache.camel.http.common.HttpRegistryProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The REST routes that run now, by path. Deliberate: not camel-servlet's own registry, which is static and forgets its
 * routes when the servlet is taken away and comes back, as it does whenever the HTTP server is updated. Any thread.
 */
@Component(service = RouteBook.class)
public final class RouteBook implements HttpRegistry {
    /** Where a request leads. */
    sealed interface Lookup {
        record Found(HttpConsumer consumer, String template, Map<String, String> variables) implements Lookup {}

        record OtherMethods(String allowed) implements Lookup {}

        record Nothing() implements Lookup {}
    }

    private record Line(HttpConsumer consumer, String template, String[] parts, String methods) {
        boolean serves(String method) {
            return methods.contains(method.equals("HEAD") ? "GET" : method);
        }

        /** Plain words before names, so that {@code /messages/resend} is not taken for a message. */
        int names() {
            return (int) java.util.Arrays.stream(parts).filter(Line::isName).count();
        }

        static boolean isName(String part) {
            return part.startsWith("{");
        }

        Optional<Map<String, String>> match(String[] path) {
            if (path.length != parts.length) {
                return Optional.empty();
            }
            Map<String, String> variables = Map.of();
            for (int i = 0; i < parts.length; i++) {
                if (isName(parts[i])) {
                    variables = variables.isEmpty() ? new HashMap<>() : variables;
                    variables.put(parts[i].substring(1, parts[i].length() - 1), path[i]);
                } else if (!parts[i].equals(path[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }
    }

    private volatile List<Line> lines = List.of();

    @Activate
    public RouteBook() {}

    @Override
    public synchronized void register(HttpConsumer consumer) {
        String template = consumer.getPath().startsWith("/") ? consumer.getPath() : "/" + consumer.getPath();
        String methods = Optional.ofNullable(consumer.getEndpoint().getHttpMethodRestrict())
                .orElse("GET");
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(consumer, template, parts(template), methods));
        more.sort(Comparator.comparingInt(Line::names));
        lines = List.copyOf(more);
    }

    @Override
    public synchronized void unregister(HttpConsumer consumer) {
        lines = lines.stream().filter(line -> line.consumer() != consumer).toList();
    }

    /** @param path below {@code /api} */
    Lookup find(String method, String path) {
        String[] parts = parts(path);
        TreeSet<String> others = new TreeSet<>();
        for (Line line : lines) {
            Optional<Map<String, String>> variables = line.match(parts);
            if (variables.isPresent() && line.serves(method)) {
                return new Lookup.Found(line.consumer(), line.template(), variables.get());
            }
            variables.ifPresent(same -> others.addAll(List.of(line.methods().split(","))));
        }
        return others.isEmpty() ? new Lookup.Nothing() : new Lookup.OtherMethods(String.join(", ", others));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    private static String[] parts(String path) {
        return path.split("/", -1);
    }

    @Override
    public void register(HttpRegistryProvider servlet) {
        throw new UnsupportedOperationException("the servlet asks for routes and is not told of them");
    }

    @Override
    public void unregister(HttpRegistryProvider servlet) {
        throw new UnsupportedOperationException("the servlet asks for routes and is not told of them");
    }

    @Override
    public HttpRegistryProvider getCamelServlet(String servletName) {
        return null;
    }
}
