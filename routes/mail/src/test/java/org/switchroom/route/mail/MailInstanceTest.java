package org.switchroom.route.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class MailInstanceTest {
    @TempDir
    Path etc;

    private static final Map<String, Object> PID = Map.of("service.pid", "org.switchroom.transport.mail~office");

    private final List<String> registry = new ArrayList<>();
    private final BundleContext bundle = (BundleContext) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("getProperty")) {
                    return etc.toString();
                }
                Dictionary<?, ?> properties = (Dictionary<?, ?>) arguments[2];
                String name = properties.get("transport.name") + " in " + properties.get("transport.group");
                registry.add(name);
                return registration(name);
            });

    private Object registration(String name) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServiceRegistration.class}, (proxy, method, arguments) -> {
                    registry.remove(name);
                    return null;
                });
    }

    @Test
    void a_file_makes_a_transport_under_its_name_and_its_end_takes_it_away() {
        MailInstance instance = new MailInstance(bundle, Configs.of("transport.group", "office"), PID);
        assertThat(registry).containsExactly("mail-office in office");

        instance.stop();

        assertThat(registry).isEmpty();
    }

    @Test
    void a_changed_file_replaces_the_transport() {
        MailInstance instance = new MailInstance(bundle, Configs.of(), PID);

        instance.change(Configs.of("transport.name", "post"), PID);

        assertThat(registry).containsExactly("post in email");
        instance.stop();
    }

    @Test
    void a_changed_file_with_a_mistake_leaves_the_last_good_transport_in_place() {
        MailInstance instance = new MailInstance(bundle, Configs.of(), PID);

        instance.change(Configs.of("port", 70_000), PID);

        assertThat(registry).containsExactly("mail-office in email");
        instance.stop();
    }

    @Test
    void a_file_with_a_mistake_makes_no_transport_and_says_which_pid_and_key() {
        assertThatThrownBy(() -> new MailInstance(bundle, Configs.of("host", ""), PID))
                .hasMessage("org.switchroom.transport.mail~office: 'host' is missing");

        assertThat(registry).isEmpty();
    }
}
