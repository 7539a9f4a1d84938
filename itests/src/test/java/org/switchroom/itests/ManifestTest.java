package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What our bundles say of themselves: what they take, what they give, and nothing at run time by surprise. */
final class ManifestTest {
    private static final Path ROOT = Path.of(System.getProperty("switchroom.root", ".."));
    /** Bundles that may say DynamicImport-Package, each with the reason. */
    private static final Map<String, String> DYNAMIC = Map.of();
    /** A package clause begins at the start or after a comma outside of quotes. */
    private static final Pattern CLAUSE =
            Pattern.compile("([A-Za-z_][\\w.]*)((?:;[\\w:.-]+=(?:\"[^\"]*\"|[^,;]*))*)(?:,|$)");

    private record Bundle(
            String name, Set<String> imports, Set<String> optional, Set<String> exports, boolean dynamic) {}

    private static List<Bundle> bundles() throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (String folder : List.of("bundles", "routes")) {
            try (var modules = Files.list(ROOT.resolve(folder))) {
                for (Path module : modules.sorted().toList()) {
                    Path target = module.resolve("target");
                    if (!Files.isDirectory(target) || module.endsWith("testkit")) {
                        continue;
                    }
                    try (var jars = Files.newDirectoryStream(target, "switchroom-*-SNAPSHOT.jar")) {
                        for (Path jar : jars) {
                            bundles.add(read(jar));
                        }
                    }
                }
            }
        }
        return bundles;
    }

    private static Bundle read(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            Set<String> imports = new TreeSet<>();
            Set<String> optional = new TreeSet<>();
            Set<String> exports = new TreeSet<>();
            clauses(manifest.getValue("Import-Package")).forEach((name, directives) -> {
                imports.add(name);
                if (directives.contains("optional")) {
                    optional.add(name);
                }
            });
            exports.addAll(clauses(manifest.getValue("Export-Package")).keySet());
            return new Bundle(
                    manifest.getValue("Bundle-SymbolicName"),
                    imports,
                    optional,
                    exports,
                    manifest.getValue("DynamicImport-Package") != null);
        }
    }

    private static Map<String, String> clauses(String header) {
        Map<String, String> clauses = new HashMap<>();
        Matcher matcher = CLAUSE.matcher(header == null ? "" : header);
        while (matcher.find()) {
            clauses.put(matcher.group(1), matcher.group(2));
        }
        return clauses;
    }

    @Test
    void finds_all_our_bundles() throws IOException {
        assertThat(bundles())
                .extracting(Bundle::name)
                .contains(
                        "switchroom-api",
                        "switchroom-core",
                        "switchroom-journal",
                        "switchroom-camel",
                        "switchroom-http",
                        "switchroom-shell",
                        "switchroom-gsm",
                        "switchroom-contactid",
                        "switchroom-sip",
                        "switchroom-voice",
                        "switchroom-mail",
                        "switchroom-route-mail",
                        "switchroom-route-sms-modem",
                        "switchroom-route-sms-web",
                        "switchroom-dc09",
                        "switchroom-route-alarm-dc09",
                        "switchroom-route-contact-id-ip",
                        "switchroom-route-contact-id",
                        "switchroom-route-loopback",
                        "switchroom-mapper",
                        "switchroom-route-intake-http",
                        "switchroom-route-intake-file",
                        "switchroom-route-intake-mail");
    }

    @Test
    void nobody_imports_at_run_time_what_the_build_does_not_know() throws IOException {
        for (Bundle bundle : bundles()) {
            assertThat(bundle.dynamic())
                    .as(bundle.name() + " has DynamicImport-Package")
                    .isEqualTo(DYNAMIC.containsKey(bundle.name()));
        }
    }

    @Test
    void no_package_is_in_two_of_our_bundles() throws IOException {
        Map<String, String> owners = new HashMap<>();
        for (Bundle bundle : bundles()) {
            for (String exported : bundle.exports()) {
                assertThat(owners.put(exported, bundle.name()))
                        .as(exported + " of " + bundle.name())
                        .isNull();
            }
        }
        assertThat(owners).containsEntry("org.switchroom.transport", "switchroom-api");
    }

    @Test
    void the_api_imports_nothing_but_java_and_itself() throws IOException {
        Bundle api = bundles().stream()
                .filter(b -> b.name().equals("switchroom-api"))
                .findFirst()
                .orElseThrow();
        assertThat(api.imports()).allMatch(name -> name.startsWith("java.") || name.startsWith("org.switchroom."));
        assertThat(api.imports()).hasSizeGreaterThan(5);
    }

    @Test
    void core_and_the_journal_export_nothing() throws IOException {
        for (Bundle bundle : bundles()) {
            if (Set.of("switchroom-core", "switchroom-journal", "switchroom-mapper", "switchroom-shell")
                    .contains(bundle.name())) {
                assertThat(bundle.exports()).as(bundle.name()).isEmpty();
            }
        }
    }

    @Test
    void only_the_shell_sees_karaf_and_only_routes_and_protocols_see_camel() throws IOException {
        for (Bundle bundle : bundles()) {
            if (!bundle.name().equals("switchroom-shell")) {
                assertThat(bundle.imports()).as(bundle.name()).noneMatch(name -> name.startsWith("org.apache.karaf"));
            }
            // A protocol bundle may have its Camel component beside it.
            if (!Set.of("switchroom-camel", "switchroom-mail").contains(bundle.name())
                    && !bundle.name().startsWith("switchroom-route-")) {
                assertThat(bundle.imports()).as(bundle.name()).noneMatch(name -> name.startsWith("org.apache.camel"));
            }
        }
    }
}
