package org.switchroom.camel.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.spi.FactoryFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class BundleLookupTest {
    private static final String FOLDER = "META-INF/services/org/apache/camel/component/";

    @TempDir
    private Path files;

    private final List<Bundle> bundles = new ArrayList<>();

    private Path folder(String name) throws Exception {
        return Files.createDirectories(files.resolve(name));
    }

    private Bundle component(String name, String component, Map<String, Class<?>> classes) throws Exception {
        Path folder = folder(name);
        Path file = folder.resolve(FOLDER + component);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "class=org.example.Component\n");
        return FakeBundle.of(name, folder, classes);
    }

    private Optional<BundleParts.Entry> entry(String path) {
        for (Bundle bundle : bundles) {
            if (bundle.getEntry(path) != null) {
                return Optional.of(new BundleParts.Entry(bundle, bundle.getEntry(path)));
            }
        }
        return Optional.empty();
    }

    @Test
    void finds_a_component_that_was_installed_after_a_first_failed_look() throws Exception {
        FactoryFinder finder = new BundleFactoryFinder(FOLDER, this::entry);
        Optional<Class<?>> before = finder.findClass("gate");

        bundles.add(component("gate", "gate", Map.of("org.example.Component", DirectComponent.class)));

        assertThat(before).isEmpty();
        assertThat(finder.findClass("gate")).contains(DirectComponent.class);
        assertThat(finder.newInstance("gate", DirectComponent.class)).isPresent();
    }

    @Test
    void forgets_a_component_with_its_bundle() throws Exception {
        FactoryFinder finder = new BundleFactoryFinder(FOLDER, this::entry);
        bundles.add(component("gate", "gate", Map.of("org.example.Component", DirectComponent.class)));
        assertThat(finder.findClass("gate")).isPresent();

        bundles.clear();

        assertThat(finder.findClass("gate")).isEmpty();
    }

    @Test
    void says_which_bundle_names_a_class_that_does_not_load() throws Exception {
        bundles.add(component("gate", "gate", Map.of()));
        FactoryFinder finder = new BundleFactoryFinder(FOLDER, this::entry);

        assertThatThrownBy(() -> finder.findClass("gate"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.example.Component")
                .hasMessageContaining("gate");
    }

    @Test
    void looks_for_classes_in_the_owner_first_and_then_in_the_bundles_of_that_moment() throws Exception {
        Bundle owner = FakeBundle.of("owner", folder("owner"), Map.of("org.example.A", String.class));
        Bundle other = FakeBundle.of(
                "other", folder("other"), Map.of("org.example.A", Integer.class, "org.example.B", Long.class));
        Collection<Bundle> now = new ArrayList<>();
        ClassLoader loader = new BundlesClassLoader(owner, () -> now);
        assertThatThrownBy(() -> loader.loadClass("org.example.B")).isInstanceOf(ClassNotFoundException.class);

        now.add(other);

        assertThat(loader.loadClass("org.example.A")).isEqualTo(String.class);
        assertThat(loader.loadClass("org.example.B")).isEqualTo(Long.class);
    }

    @Test
    void gives_a_resource_of_every_bundle_once() throws Exception {
        Files.writeString(folder("owner").resolve("a.txt"), "owner");
        Files.writeString(folder("other").resolve("a.txt"), "other");
        Bundle owner = FakeBundle.of("owner", folder("owner"), Map.of());
        Bundle other = FakeBundle.of("other", folder("other"), Map.of());
        ClassLoader loader = new BundlesClassLoader(owner, () -> List.of(owner, other));

        assertThat(Collections.list(loader.getResources("a.txt"))).hasSize(2);
        assertThat(loader.getResource("a.txt").getPath()).contains("owner");
        assertThat(loader.getResource("b.txt")).isNull();
    }
}
