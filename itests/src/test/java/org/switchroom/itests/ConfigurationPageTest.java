package org.switchroom.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code docs/configuration.md} beside what the bundles say of themselves: every key once, with its real default. */
final class ConfigurationPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (?:`([^`]*)`|empty) \\| .+ \\|");

    @Test
    void names_every_key_of_every_PID_with_its_default_and_no_other() throws Exception {
        Map<String, Map<String, String>> declared = declared();

        assertThat(declared).hasSizeGreaterThanOrEqualTo(6);
        assertThat(documented()).isEqualTo(declared);
    }

    @Test
    @Tag("SM-083")
    void sms_by_modem_and_by_gateway_are_set_up_each_in_its_own_way() throws Exception {
        Set<String> modem = declared().get("org.switchroom.transport.modem").keySet();
        Set<String> gateway = declared().get("org.switchroom.transport.websms").keySet();

        assertThat(modem)
                .contains("line", "device", "host", "baud", ".sim.pin")
                .doesNotContain("url", "sender", "test");
        assertThat(gateway)
                .contains("url", "user", ".token", "sender", "test")
                .doesNotContain("device", "baud", ".sim.pin");
    }

    /** Karaf reads {@code a.b-c-d.cfg} as instance {@code c-d} of factory {@code a.b}, whatever was meant. */
    @Test
    void no_PID_has_a_hyphen() throws Exception {
        assertThat(declared().keySet()).noneMatch(pid -> pid.contains("-"));
    }

    private static Map<String, Map<String, String>> documented() throws IOException {
        Map<String, Map<String, String>> page = new TreeMap<>();
        String section = "";
        for (String line : Files.readAllLines(ROOT.resolve("docs/configuration.md"))) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (section.startsWith("org.switchroom.") && row.matches()) {
                String value = row.group(2) == null ? "" : row.group(2);
                page.computeIfAbsent(section, pid -> new TreeMap<>()).put(row.group(1), value);
            }
        }
        return page;
    }

    private static Map<String, Map<String, String>> declared() throws Exception {
        Map<String, Map<String, String>> pids = new TreeMap<>();
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().matches("OSGI-INF/metatype/.*\\.xml")) {
                        try (InputStream in = file.getInputStream(entry)) {
                            add(
                                    pids,
                                    DocumentBuilderFactory.newInstance()
                                            .newDocumentBuilder()
                                            .parse(in));
                        }
                    }
                }
            }
        }
        return pids;
    }

    private static void add(Map<String, Map<String, String>> pids, Document metatype) {
        Element designate = (Element) metatype.getElementsByTagName("Designate").item(0);
        String pid =
                designate.hasAttribute("pid") ? designate.getAttribute("pid") : designate.getAttribute("factoryPid");
        Map<String, String> keys = pids.computeIfAbsent(pid, name -> new TreeMap<>());
        for (int i = 0; i < metatype.getElementsByTagName("AD").getLength(); i++) {
            Element key = (Element) metatype.getElementsByTagName("AD").item(i);
            // As OSGi's metatype has it: a backslash before what would separate or strip.
            keys.put(key.getAttribute("id"), key.getAttribute("default").replaceAll("\\\\(.)", "$1"));
        }
    }

    /** What the build has just made; the reactor builds them before this module. */
    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : List.of("bundles", "routes")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder), 3)) {
                files.filter(file -> file.toString().matches(".*/target/switchroom-[^/]*\\.jar"))
                        .forEach(jars::add);
            }
        }
        return jars;
    }
}
