package org.switchroom.itests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the arrows of docs/architecture.md. */
final class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("switchroom.root", ".."));
    private static final JavaClasses OURS = importOurs();

    private static JavaClasses importOurs() {
        List<Path> folders = new ArrayList<>();
        for (String parent : List.of("bundles", "routes")) {
            try (var modules = Files.list(ROOT.resolve(parent))) {
                modules.filter(module -> !module.endsWith("testkit"))
                        .map(module -> module.resolve("target/classes/org/switchroom"))
                        .filter(Files::isDirectory)
                        .forEach(folders::add);
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }
        return new ClassFileImporter().importPaths(folders);
    }

    private static final ArchRule NOBODY_SEES_CORE = noClasses()
            .that()
            .resideOutsideOfPackage("org.switchroom.core..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.switchroom.core..");

    @Test
    void enough_classes_were_seen() {
        assertThat(OURS.size()).isGreaterThan(200);
    }

    @Test
    void a_planted_violation_is_found() {
        ArchRule impossible = noClasses()
                .that()
                .resideInAPackage("org.switchroom.core..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.switchroom.store..");
        assertThatThrownBy(() -> impossible.check(OURS)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nobody_sees_core() {
        NOBODY_SEES_CORE.check(OURS);
    }

    @Test
    void nobody_sees_the_journal_bundle() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.switchroom.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.switchroom.journal..")
                .check(OURS);
    }

    @Test
    void routes_do_not_see_each_other() {
        slices().matching("org.switchroom.route.(*)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void persistence_stays_in_the_journal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.switchroom.journal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..", "javax.sql..")
                .check(OURS);
    }

    @Test
    void the_packages_of_the_api_have_no_cycles() {
        slices().matching(
                        "org.switchroom.(access|answer|intake|job|mapping|message|outbox|party|routing|rule|store|trace|transport|routes)")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void no_static_field_can_change() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.switchroom..")
                .and(DescribedPredicate.describe("are written by people", (JavaField field) -> !field.getModifiers()
                        .contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .check(OURS);
    }

    @Test
    void nobody_prints_to_the_process_output_but_the_shell() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.switchroom.shell..")
                .should()
                .accessField(System.class, "out")
                .check(OURS);
    }
}
