package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.core.Core;
import org.switchroom.core.House;
import org.switchroom.rule.Rules;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;

/** The file of the rules and the store keep to each other, whoever changed one of them. */
final class RuleFileTest {
    @TempDir
    Path folder;

    private RuleSite site;
    private House house;
    private Path file;

    @BeforeEach
    void open() {
        file = folder.resolve("switchroom-rules.yaml");
        house = new House(House.withRules(file));
        site = new RuleSite(house);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void awaitVersion(int number) {
        Awaitility.await("version " + number)
                .atMost(Duration.ofSeconds(60))
                .until(() -> site.inForce().version().number() == number);
    }

    private String awaitTrouble() {
        return Awaitility.await("trouble")
                .atMost(Duration.ofSeconds(60))
                .until(() -> site.rules().trouble(), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void an_edited_file_becomes_a_version_and_a_replaced_set_becomes_the_file() throws Exception {
        assertThat(site.inForce().version().number()).isZero();

        Files.writeString(file, RuleSite.MAIL);
        awaitVersion(1);
        Awaitility.await().until(() -> Files.readString(file).startsWith("# Switchroom rules, version 1."));
        assertThat(site.inForce().version().actor()).isEqualTo("file");

        site.put(1, RuleSite.BOTH);
        assertThat(Files.readString(file))
                .isEqualTo(site.inForce().text())
                .contains("both")
                .contains("version 2.");

        Files.writeString(file, Files.readString(file).replace("both", "two"));
        awaitVersion(3);
        assertThat(site.inForce().rules()).extracting(Rules.Line::name).containsExactly("two");
        assertThat(site.rules().trouble()).isEmpty();
    }

    @Test
    void a_broken_file_keeps_the_old_rules_and_says_where_until_it_is_mended() throws Exception {
        site.put(0, RuleSite.MAIL);
        String good = Files.readString(file);

        Files.writeString(file, good.replace("email", "e mail"));

        assertThat(awaitTrouble())
                .endsWith("switchroom-rules.yaml, line 3, column 24: 'e mail' is not a channel. Write sms, email,"
                        + " smartnet, message-via or a transport's name, and 'else' between them");
        assertThat(site.inForce().version().number()).isEqualTo(1);
        assertThat(site.inForce().trouble()).isPresent();

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Awaitility.await().until(() -> site.rules().trouble().orElse("").contains("UTF-8"));

        Files.write(file, good.getBytes(StandardCharsets.UTF_8));
        Awaitility.await().until(() -> site.rules().trouble().isEmpty());
        assertThat(site.inForce().version().number()).isEqualTo(1);
    }

    @Test
    void an_edit_of_an_older_version_is_not_used_and_not_lost() throws Exception {
        site.put(0, RuleSite.MAIL);
        String edited = Files.readString(file).replace("mail", "post");
        site.put(1, RuleSite.BOTH);

        Files.writeString(file, edited);

        assertThat(awaitTrouble()).contains("edited from version 1, and version 2 by anna is in force");
        assertThat(site.inForce().rules()).extracting(Rules.Line::name).containsExactly("both");
        assertThat(Files.readString(file)).isEqualTo(edited);

        site.put(2, RuleSite.MAIL);
        assertThat(Files.readString(file)).isEqualTo(site.inForce().text());
        assertThat(Files.readString(folder.resolve("switchroom-rules.yaml.kept")))
                .isEqualTo(edited);
        assertThat(site.rules().trouble()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_any_more_is_written_again() throws Exception {
        site.put(0, RuleSite.MAIL);

        Files.delete(file);

        Awaitility.await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).isEqualTo(site.inForce().text());
    }

    @Test
    void after_a_restart_the_store_decides_and_an_edit_made_meanwhile_counts() throws Exception {
        site.put(0, RuleSite.MAIL);
        String edited = Files.readString(file).replace("mail, send", "post, send");
        house.core.close();
        Files.writeString(file, edited);

        try (Core again = new Core(house.journal, House.withRules(file), java.time.Clock.systemUTC())) {
            assertThat(House.value(again.rules().inForce(RuleSite.ANNA)).rules())
                    .extracting(Rules.Line::name)
                    .containsExactly("mail");
            again.start();
            Awaitility.await()
                    .until(() -> House.value(again.rules().inForce(RuleSite.ANNA))
                                    .version()
                                    .number()
                            == 2);
            assertThat(House.value(again.rules().inForce(RuleSite.ANNA)).rules())
                    .extracting(Rules.Line::name)
                    .containsExactly("post");
        }
    }

    @Test
    void what_another_node_put_in_force_holds_here_and_stands_in_the_file() throws Exception {
        site.put(0, RuleSite.MAIL);
        String text = RuleHeader.with(RuleSite.BOTH, 2);

        house.journal.write(Entry.of(new Row.NewDocumentVersion(
                new DocumentVersion(RuleBook.DOCUMENT, 2, text, "otto", "", Instant.now()))));

        awaitVersion(2);
        Awaitility.await().until(() -> Files.readString(file).equals(text));
        assertThat(site.rules().trouble()).isEmpty();
    }
}
