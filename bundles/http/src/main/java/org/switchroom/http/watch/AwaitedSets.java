package org.switchroom.http.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * The components that will offer a route set as soon as another part is there. Until then nobody else can know of the set:
 * a system that says it is ready would still answer its partners that it is not.
 */
final class AwaitedSets {
    /** By name: routes and HTTP do not see each other. */
    static final String ROUTE_SET = "org.switchroom.camel.RouteSet";

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
