package org.switchroom.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

/** The commands and the roles that the distribution gives them: {@code etc/org.apache.karaf.command.acl.*.cfg}. */
class CommandRolesTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path ETC = Path.of("..", "..", "karaf-assembly", "src", "main", "resources", "etc");
    private static final String EVERYBODY = "viewer,operator,dispatcher,integrator,admin";

    @Test
    void every_command_is_given_to_roles_and_every_line_is_for_a_command() throws Exception {
        Map<String, TreeSet<String>> commands = commands();

        assertThat(commands.values().stream().mapToInt(TreeSet::size).sum()).isGreaterThan(30);
        for (Map.Entry<String, TreeSet<String>> scope : commands.entrySet()) {
            assertThat(roles(scope.getKey()).stringPropertyNames())
                    .as(scope.getKey())
                    .containsExactlyInAnyOrderElementsOf(scope.getValue());
        }
    }

    @Test
    void looking_is_for_everybody_and_an_administrator_may_do_all() throws Exception {
        for (String scope : commands().keySet()) {
            Properties roles = roles(scope);
            for (String command : roles.stringPropertyNames()) {
                assertThat(roles.getProperty(command)).as(scope + ":" + command).endsWith("admin");
            }
        }
        for (String scope : List.of("job", "party", "message", "transport")) {
            assertThat(roles(scope).getProperty("list")).isEqualTo(EVERYBODY);
        }
        assertThat(roles("tenant").values()).containsOnly("admin");
        assertThat(roles("job").getProperty("dispatch")).isEqualTo("dispatcher,admin");
        assertThat(roles("transport").getProperty("suspend")).isEqualTo("integrator,admin");
    }

    private static Properties roles(String scope) throws IOException {
        Properties roles = new Properties();
        try (Reader file = Files.newBufferedReader(ETC.resolve("org.apache.karaf.command.acl." + scope + ".cfg"))) {
            roles.load(file);
        }
        return roles;
    }

    private static Map<String, TreeSet<String>> commands() throws Exception {
        Map<String, TreeSet<String>> commands = new TreeMap<>();
        for (Path file : classFiles()) {
            String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
            Command command = Class.forName(name, false, CommandRolesTest.class.getClassLoader())
                    .getAnnotation(Command.class);
            if (command != null) {
                commands.computeIfAbsent(command.scope(), scope -> new TreeSet<>())
                        .add(command.name());
            }
        }
        return commands;
    }

    private static List<Path> classFiles() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".class")).toList());
        }
    }
}
