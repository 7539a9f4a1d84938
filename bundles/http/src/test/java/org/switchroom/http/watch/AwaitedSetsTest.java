package org.switchroom.http.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.switchroom.routes.Routes;

final class AwaitedSetsTest {
    private static ComponentDescriptionDTO component(String name, String service) {
        ReferenceDTO jobs = new ReferenceDTO();
        jobs.name = "$000";
        jobs.interfaceName = "org.switchroom.job.Jobs";
        ComponentDescriptionDTO component = new ComponentDescriptionDTO();
        component.name = name;
        component.serviceInterfaces = new String[] {service};
        component.references = new ReferenceDTO[] {jobs};
        return component;
    }

    private static ComponentConfigurationDTO in(int state) {
        UnsatisfiedReferenceDTO missing = new UnsatisfiedReferenceDTO();
        missing.name = "$000";
        ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
        configuration.state = state;
        configuration.unsatisfiedReferences = new UnsatisfiedReferenceDTO[] {missing};
        return configuration;
    }

    private static List<String> of(Map<ComponentDescriptionDTO, ComponentConfigurationDTO> components) {
        return AwaitedSets.of((ServiceComponentRuntime) Proxy.newProxyInstance(
                AwaitedSetsTest.class.getClassLoader(),
                new Class<?>[] {ServiceComponentRuntime.class},
                (proxy, method, arguments) -> method.getName().equals("getComponentDescriptionDTOs")
                        ? components.keySet()
                        : List.of(components.get(arguments[0]))));
    }

    @Test
    void a_route_set_that_waits_for_another_part_is_told_with_what_is_missing() {
        assertThat(of(Map.of(
                        component("intake-http", AwaitedSets.ROUTE_SET),
                        in(ComponentConfigurationDTO.UNSATISFIED_REFERENCE))))
                .containsExactly("intake-http: it begins when there is org.switchroom.job.Jobs");
    }

    @Test
    void one_that_runs_or_is_not_configured_and_whatever_is_no_route_set_is_not_waited_for() {
        assertThat(of(Map.of(
                        component("runs", AwaitedSets.ROUTE_SET), in(ComponentConfigurationDTO.ACTIVE),
                        component("mail", AwaitedSets.ROUTE_SET),
                                in(ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION),
                        component("command", "org.example.Command"),
                                in(ComponentConfigurationDTO.UNSATISFIED_REFERENCE))))
                .isEmpty();
    }

    private static ServiceReference<?> from(String bundle) {
        Bundle it = (Bundle) Proxy.newProxyInstance(
                AwaitedSetsTest.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, args) -> bundle);
        return (ServiceReference<?>) Proxy.newProxyInstance(
                AwaitedSetsTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, args) -> it);
    }

    @Test
    void a_set_on_its_way_to_the_route_host_is_not_taken_for_another_bundles_that_runs() {
        ServiceReference<?>[] offered = {from("intake-http"), from("mail")};
        Routes.Context mail = new Routes.Context("mail", List.of("office", "returns"), 2, Instant.EPOCH);
        Routes.Waiting lacks = new Routes.Waiting("intake-http", "api", List.of("quartz"), "why", Instant.EPOCH, false);
        Routes.Context api = new Routes.Context("intake-http", List.of("api"), 48, Instant.EPOCH);

        assertThat(AwaitedSets.areKnown(offered, List.of(mail), List.of())).isFalse();
        assertThat(AwaitedSets.areKnown(offered, List.of(mail), List.of(lacks))).isTrue();
        assertThat(AwaitedSets.areKnown(offered, List.of(mail, api), List.of())).isTrue();
        assertThat(AwaitedSets.areKnown(null, List.of(), List.of())).isTrue();
    }
}
