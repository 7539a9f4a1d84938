package org.switchroom.route.intakefile;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.StatefulService;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * Two routes: one takes stable files out of the folder, the other reads what was taken. The second finds, after a
 * restart, what the first had taken before.
 */
final class FileRoutes extends RouteBuilder {
    private final FileIntake intake;

    FileRoutes(FileIntake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        String name = intake.name();
        Folders folders = intake.folders();
        long each = intake.settings().pollInterval().toMillis();
        var registry = getContext().getRegistry();
        registry.bind(name + "-stable", intake.stableFiles());
        registry.bind(name + "-watched", new Watched(intake));

        from(watch(folders.inbox(), each) + "&sortBy=file:modified&filter=#" + name + "-stable&pollStrategy=#" + name
                        + "-watched")
                .routeId(name + "-take")
                .errorHandler(noErrorHandler())
                .process(exchange -> intake.take(file(exchange)))
                .id(name + "-take-rename");
        from(watch(folders.work(), Math.min(each, 1_000))
                        + "&sortBy=file:name&exclude=.*[.](rejected|summary)&pollStrategy=#" + name + "-watched")
                .routeId(name + "-read")
                .errorHandler(noErrorHandler())
                .process(exchange -> intake.read(file(exchange), goesOn(exchange)))
                .id(name + "-read-lines");
    }

    /** What becomes of a file is decided here, not by the component: it only finds. */
    private static String watch(Path folder, long each) {
        return "file:" + folder + "?noop=true&idempotent=false&initialDelay=0&delay=" + each;
    }

    private static Path file(Exchange exchange) {
        GenericFile<?> found = exchange.getMessage().getBody(GenericFile.class);
        return ((File) found.getFile()).toPath();
    }

    /** False as soon as the route is being stopped or suspended. */
    private static BooleanSupplier goesOn(Exchange exchange) {
        Consumer consumer =
                exchange.getContext().getRoute(exchange.getFromRouteId()).getConsumer();
        return () -> !(consumer instanceof StatefulService service)
                || !(service.isStopping() || service.isStopped() || service.isSuspending() || service.isSuspended());
    }

    /** Tells people what is found, and why nothing can be. */
    private static final class Watched extends DefaultPollingConsumerPollStrategy {
        private final FileIntake intake;

        Watched(FileIntake intake) {
            this.intake = intake;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            intake.looked();
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            intake.blind(cause);
            return false;
        }
    }
}
