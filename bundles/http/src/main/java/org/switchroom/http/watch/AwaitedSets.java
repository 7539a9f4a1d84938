package org.switchroom.http.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.switchroom.routes.Routes;

/**
 * The route sets that do not run yet and of which the route host does not know yet: those of components that wait for
 * another part, and those that are offered and still on their way to it. A system that said it is ready meanwhile would
 * answer its partners that it is not.
 */
final class AwaitedSets {
    /** By name: routes and HTTP do not see each other. */
    static final String ROUTE_SET = "org.switchroom.camel.RouteSet";

    /** Sets are offered under either name, or both. */
    static final String OFFERED =
            "(|(objectClass=" + ROUTE_SET + ")(objectClass=org.switchroom.camel.TransportRoutes))";

    private AwaitedSets() {}

    /** One line each, with what is missing. A component that is disabled or not configured is not waited for. */
    static List<String> of(ServiceComponentRuntime components) {
        List<String> awaited = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            if (Arrays.asList(component.serviceInterfaces).contains(ROUTE_SET)) {
                for (ComponentConfigurationDTO one : components.getComponentConfigurationDTOs(component)) {
                    if (one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                        awaited.add(component.name + ": it begins when there is " + missing(component, one));
                    }
                }
            }
        }
        return awaited;
    }

    /**
     * True when every set that is offered runs or is said to wait: none is still on its way to the route host. Counted
     * bundle by bundle, because a context has the name of the bundle whose sets run in it.
     *
     * @param offered null when there is none, as the framework says it
     */
    static boolean areKnown(
            ServiceReference<?>[] offered, List<Routes.Context> contexts, List<Routes.Waiting> waiting) {
        Map<String, Integer> unknown = new HashMap<>();
        for (ServiceReference<?> one : offered == null ? new ServiceReference<?>[0] : offered) {
            if (one.getBundle() != null) { // else it has gone meanwhile
                unknown.merge(one.getBundle().getSymbolicName(), 1, Integer::sum);
            }
        }
        contexts.forEach(
                context -> unknown.merge(context.name(), -context.sets().size(), Integer::sum));
        waiting.forEach(set -> unknown.merge(set.context(), -1, Integer::sum));
        return unknown.values().stream().allMatch(count -> count <= 0);
    }

    private static String missing(ComponentDescriptionDTO component, ComponentConfigurationDTO one) {
        return Arrays.stream(one.unsatisfiedReferences)
                .map(missing -> Arrays.stream(component.references)
                        .filter(reference -> reference.name.equals(missing.name))
                        .map(reference -> reference.interfaceName)
                        .findFirst()
                        .orElse(missing.name))
                .collect(Collectors.joining(", "));
    }
}
