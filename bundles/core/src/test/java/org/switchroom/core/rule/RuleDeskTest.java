package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.core.Core;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.outbox.StoredMessage;
import org.switchroom.party.Party;
import org.switchroom.routing.Explanation;
import org.switchroom.rule.Rules;
import org.switchroom.store.DocumentVersion;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;
import org.switchroom.trace.TimelineEntry;

final class RuleDeskTest {
    private static final Caller ANNA = House.DISPATCHER;
    private static final String MAIL = "rules:\n  - {name: mail, send: email}\n";
    private static final String BOTH = "rules:\n  - {name: both, send: sms, also: email}\n";

    @TempDir
    Path folder;

    private House house;
    private Path file;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    private Rules rules() {
        return house.core.rules();
    }

    private void open() {
        file = folder.resolve("switchroom-rules.yaml");
        house = new House(House.withRules(file));
    }

    private void openWithoutFile() {
        house = new House();
    }

    private Rules.InForce inForce() {
        return House.value(rules().inForce(ANNA));
    }

    private Rules.InForce put(int seen, String text) {
        return House.value(rules().replace(ANNA, seen, text, "because"));
    }

    private void awaitVersion(int number) {
        Awaitility.await("version " + number)
                .atMost(Duration.ofSeconds(60))
                .until(() -> inForce().version().number() == number);
    }

    private String awaitTrouble() {
        return Awaitility.await("trouble")
                .atMost(Duration.ofSeconds(60))
                .until(() -> rules().trouble(), Optional::isPresent)
                .orElseThrow();
    }

    private Party guards() {
        return house.party("kind", "SERVICE_PROVIDER", "name", "Guards", "email", "a@b.at", "mobile", "+436641234567");
    }

    @Test
    @Tag("SN-007")
    void a_replaced_set_decides_the_next_job() {
        openWithoutFile();
        Party guards = guards();
        house.transport("modem", "sms", "tel");
        house.transport("office", "email", "mailto");

        Rules.InForce now = put(0, BOTH);
        Job job = house.job(true, "kind", "ORDER", "provider", guards.id().toString());

        assertThat(now.version().number()).isEqualTo(1);
        assertThat(now.version().actor()).isEqualTo("anna");
        assertThat(now.rules()).extracting(Rules.Line::name).containsExactly("both");
        Awaitility.await().until(() -> house.messages(job).stream()
                .allMatch(message -> message.state() == MessageState.ACCEPTED));
        assertThat(house.messages(job))
                .extracting(message -> message.hop().channel(), message -> message.envelope()
                        .lane())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sms", "job:" + job.id() + "/" + guards.id()),
                        org.assertj.core.groups.Tuple.tuple("email", "job:" + job.id() + "/" + guards.id() + "/2"));
        assertThat(house.story(job))
                .contains("rule both (version 1, line 3) fits: always")
                .contains("2 messages queued");
    }

    @Test
    void two_who_changed_the_same_version_do_not_overwrite_each_other() {
        openWithoutFile();
        put(0, MAIL);

        Problem late = House.problem(rules().replace(ANNA, 0, BOTH, "late"));

        assertThat(late.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(late.cause()).contains("made from version 0, and version 1 by anna is in force");
        assertThat(inForce().rules()).extracting(Rules.Line::name).containsExactly("mail");
    }

    @Test
    void a_set_with_a_mistake_is_refused_with_its_line_and_the_old_one_stays() {
        openWithoutFile();
        put(0, MAIL);

        Problem wrong = House.problem(rules().replace(ANNA, 1, "rules:\n  - {name: a, send: 'x y'}\n", ""));

        assertThat(wrong.kind()).isEqualTo(Problem.Kind.INVALID);
        assertThat(wrong.cause()).startsWith("line 2, column 21: 'x y' is not a channel");
        assertThat(inForce().version().number()).isEqualTo(1);
        assertThat(House.value(rules().check(ANNA, "rules: 7\n"))).hasSize(1);
    }

    @Test
    void every_version_is_kept_with_who_and_why_and_an_old_one_comes_back_as_a_new_one() {
        openWithoutFile();
        put(0, MAIL);
        put(1, BOTH);

        Rules.InForce back = House.value(rules().rollBack(ANNA, 2, 1, "too loud"));

        assertThat(back.version().number()).isEqualTo(3);
        assertThat(back.rules()).extracting(Rules.Line::name).containsExactly("mail");
        assertThat(House.value(rules().history(ANNA, Integer.MAX_VALUE, 10)))
                .extracting(version -> version.number() + " " + version.actor() + " " + version.comment())
                .containsExactly("3 anna back to version 1: too loud", "2 anna because", "1 anna because");
        assertThat(House.value(rules().version(ANNA, 2)).text()).contains("both");
        assertThat(House.value(rules().diff(ANNA, 1, 2)))
                .containsExactly(
                        "@@ -1 +1 @@",
                        "-"
                                + House.value(rules().version(ANNA, 1))
                                        .text()
                                        .lines()
                                        .findFirst()
                                        .orElseThrow(),
                        "+"
                                + House.value(rules().version(ANNA, 2))
                                        .text()
                                        .lines()
                                        .findFirst()
                                        .orElseThrow(),
                        " rules:",
                        "-  - {name: mail, send: email}",
                        "+  - {name: both, send: sms, also: email}");
        assertThat(House.problem(rules().rollBack(ANNA, 3, 9, "")).kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(house.journal.rows(Row.Audit.class))
                .extracting(Row.Audit::subject)
                .contains("rules version 3");
    }

    @Test
    void the_rules_are_for_those_who_act_for_every_tenant() {
        openWithoutFile();
        house.journal.write(Entry.of(new Row.NewTenant(new Tenant("other", "Other", Instant.now()))));
        Caller both = new Caller("eva", List.of("main", "other"), false, EnumSet.allOf(Scope.class));
        Caller reader = new Caller("ina", List.of("main", "other"), false, EnumSet.of(Scope.RULES_READ));

        assertThat(House.problem(rules().replace(ANNA, 0, MAIL, "")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(House.problem(rules().replace(reader, 0, MAIL, "")).kind()).isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(House.value(rules().replace(both, 0, MAIL, "")).version().number())
                .isEqualTo(1);
        assertThat(House.value(rules().inForce(reader)).version().number()).isEqualTo(1);
    }

    @Test
    void a_rule_of_one_tenant_says_nothing_to_another() {
        openWithoutFile();
        house.journal.write(Entry.of(new Row.NewTenant(new Tenant("other", "Other", Instant.now()))));
        Caller boss = new Caller("root", List.of("main"), true, EnumSet.allOf(Scope.class));
        House.value(rules().replace(boss, 0, "rules:\n  - {name: hush, when: {tenant: other}, reject: no}\n", ""));
        Caller other = new Caller("otto", List.of("other"), false, EnumSet.allOf(Scope.class));

        for (Caller caller : List.of(ANNA, other)) {
            Party party = House.value(house.core
                            .parties()
                            .create(
                                    caller,
                                    House.map(
                                            "kind",
                                            "CUSTOMER",
                                            "name",
                                            "Shop",
                                            "email",
                                            "s@b.at",
                                            "messageVia",
                                            "EMAIL"),
                                    Optional.empty()))
                    .value();
            List<Explanation> why = House.value(rules().explain(
                            caller,
                            Map.of("customer", party.id().toString()),
                            new Rules.Occurrence(Optional.empty(), false, Optional.empty())));
            assertThat(why).singleElement().satisfies(explanation -> {
                assertThat(explanation.rule()).isEqualTo(caller == other ? "hush" : "MessageVia");
                assertThat(explanation.otherTenants()).isEqualTo(caller == other ? 0 : 1);
            });
        }
    }

    @Test
    void a_held_message_waits_for_a_person_and_no_transport_lets_it_go() {
        openWithoutFile();
        Party guards = guards();
        put(0, "rules:\n  - {name: hold, send: email, hold: ask Eva}\n");

        Job job = house.job(true, "kind", "ORDER", "provider", guards.id().toString());
        StoredMessage held = house.await(job, MessageState.HELD);
        var office = house.transport("office", "email", "mailto");
        house.transport("second", "email", "mailto");
        Party other = house.party("kind", "CUSTOMER", "name", "Shop", "email", "s@b.at", "messageVia", "EMAIL");
        Job later = house.job(false, "kind", "ORDER", "customer", other.id().toString());
        house.await(later, MessageState.HELD);

        assertThat(house.journal.message(held.id()).orElseThrow().state()).isEqualTo(MessageState.HELD);
        assertThat(house.story(job)).contains("HELD held by a rule: ask Eva; a person has to release it");
        assertThat(office.calls()).isEmpty();

        House.value(house.core.messages().release(ANNA, held.id()));

        house.await(job, MessageState.ACCEPTED);
        assertThat(house.story(job)).contains("RESUMED released by anna");
        assertThat(House.problem(house.core.messages().release(ANNA, held.id())).kind())
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void a_rejected_provider_is_not_dispatched_and_the_reason_says_which_rule() {
        openWithoutFile();
        Party guards = guards();
        put(0, "rules:\n  - {name: closed, when: {role: provider}, reject: no orders on Sundays}\n");
        Job job = house.job(false, "kind", "ORDER", "provider", guards.id().toString());

        Problem refused = House.problem(house.core.jobs().dispatch(ANNA, job.id(), Optional.empty()));

        assertThat(refused.cause()).contains("rule closed").contains("no orders on Sundays");
        assertThat(house.messages(job)).isEmpty();
    }

    @Test
    void explaining_names_the_transports_that_are_passed_over_and_sends_nothing() {
        openWithoutFile();
        Party guards = guards();
        var modem = house.transport("modem", "sms", "tel");
        house.transport("backup", "sms", "tel");
        House.value(house.core.transports().suspend(ANNA, new org.switchroom.transport.TransportName("backup")));
        put(0, BOTH);
        Job job = house.job(false, "kind", "ORDER", "provider", guards.id().toString());

        List<Explanation> why = House.value(rules().explain(
                        ANNA, job.id(), new Rules.Occurrence(Optional.of("provider"), false, Optional.empty())));

        assertThat(why.get(0).ways())
                .extracting(way -> way.leg() + " " + way.hop().channel() + " "
                        + way.transports().stream()
                                .map(look -> look.transport() + (look.asked() ? " asked" : " over: " + look.because()))
                                .toList())
                .containsExactly("1 sms [backup over: backup is suspended, modem asked]", "2 email []");
        assertThat(modem.calls()).isEmpty();
        assertThat(house.journal.rows(Row.NewMessage.class)).isEmpty();
        assertThat(house.journal.rows(Row.Timeline.class))
                .noneMatch(row -> row.entry().kind() == TimelineEntry.Kind.DECIDED);
    }

    @Test
    void a_replay_shows_what_would_have_gone_differently_and_sends_nothing() {
        openWithoutFile();
        Party guards = guards();
        house.transport("office", "email", "mailto");
        put(0, MAIL);
        Job order = house.job(true, "kind", "ORDER", "provider", guards.id().toString());
        Job alarm = house.job(
                true, "kind", "ALARM_RESPONSE", "provider", guards.id().toString());
        house.await(order, MessageState.ACCEPTED);
        house.await(alarm, MessageState.ACCEPTED);
        int stored = house.journal.stored().size();

        Rules.Replay same = House.value(rules().replay(ANNA, Instant.now().minusSeconds(60), MAIL));
        Rules.Replay other = House.value(rules().replay(
                        ANNA,
                        Instant.now().minusSeconds(60),
                        "rules:\n  - {name: a, when: {kind: ALARM_RESPONSE}, send: sms else email}\n"
                                + "  - {name: b, send: email}\n"));
        Rules.Replay later = House.value(rules().replay(ANNA, Instant.now().plusSeconds(60), BOTH));

        assertThat(same.jobs()).isEqualTo(2);
        assertThat(same.decisions()).isEqualTo(2);
        assertThat(same.differences()).isEmpty();
        assertThat(other.differences())
                .extracting(
                        difference -> difference.number() + ": " + difference.before() + " -> " + difference.after())
                .containsExactly(alarm.number()
                        + ": email for 240 min, in doubt NEXT_CHANNEL after 60 s -> sms else email for 240 min, in doubt"
                        + " NEXT_CHANNEL after 60 s");
        assertThat(later.jobs()).isZero();
        assertThat(house.journal.stored()).hasSize(stored);
    }

    @Test
    void an_edited_file_becomes_a_version_and_a_replaced_set_becomes_the_file() throws Exception {
        open();
        assertThat(inForce().version().number()).isZero();

        Files.writeString(file, MAIL);
        awaitVersion(1);
        Awaitility.await().until(() -> Files.readString(file).startsWith("# Switchroom rules, version 1."));
        assertThat(inForce().version().actor()).isEqualTo("file");

        put(1, BOTH);
        assertThat(Files.readString(file))
                .isEqualTo(inForce().text())
                .contains("both")
                .contains("version 2.");

        Files.writeString(file, Files.readString(file).replace("both", "two"));
        awaitVersion(3);
        assertThat(inForce().rules()).extracting(Rules.Line::name).containsExactly("two");
        assertThat(rules().trouble()).isEmpty();
    }

    @Test
    void a_broken_file_keeps_the_old_rules_and_says_where_until_it_is_mended() throws Exception {
        open();
        put(0, MAIL);
        String good = Files.readString(file);

        Files.writeString(file, good.replace("email", "e mail"));

        assertThat(awaitTrouble())
                .endsWith("switchroom-rules.yaml, line 3, column 24: 'e mail' is not a channel. Write sms, email,"
                        + " smartnet, message-via or a transport's name, and 'else' between them");
        assertThat(inForce().version().number()).isEqualTo(1);
        assertThat(inForce().trouble()).isPresent();

        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Awaitility.await().until(() -> rules().trouble().orElse("").contains("UTF-8"));

        Files.write(file, good.getBytes(StandardCharsets.UTF_8));
        Awaitility.await().until(() -> rules().trouble().isEmpty());
        assertThat(inForce().version().number()).isEqualTo(1);
    }

    @Test
    void an_edit_of_an_older_version_is_not_used_and_not_lost() throws Exception {
        open();
        put(0, MAIL);
        String edited = Files.readString(file).replace("mail", "post");
        put(1, BOTH);

        Files.writeString(file, edited);

        assertThat(awaitTrouble()).contains("edited from version 1, and version 2 by anna is in force");
        assertThat(inForce().rules()).extracting(Rules.Line::name).containsExactly("both");
        assertThat(Files.readString(file)).isEqualTo(edited);

        put(2, MAIL);
        assertThat(Files.readString(file)).isEqualTo(inForce().text());
        assertThat(Files.readString(folder.resolve("switchroom-rules.yaml.kept")))
                .isEqualTo(edited);
        assertThat(rules().trouble()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_any_more_is_written_again() throws Exception {
        open();
        put(0, MAIL);

        Files.delete(file);

        Awaitility.await().until(() -> Files.exists(file));
        assertThat(Files.readString(file)).isEqualTo(inForce().text());
    }

    @Test
    void after_a_restart_the_store_decides_and_an_edit_made_meanwhile_counts() throws Exception {
        open();
        put(0, MAIL);
        String edited = Files.readString(file).replace("mail, send", "post, send");
        house.core.close();
        Files.writeString(file, edited);

        try (Core again = new Core(house.journal, House.withRules(file), java.time.Clock.systemUTC())) {
            assertThat(House.value(again.rules().inForce(ANNA)).rules())
                    .extracting(Rules.Line::name)
                    .containsExactly("mail");
            again.start();
            Awaitility.await()
                    .until(() ->
                            House.value(again.rules().inForce(ANNA)).version().number() == 2);
            assertThat(House.value(again.rules().inForce(ANNA)).rules())
                    .extracting(Rules.Line::name)
                    .containsExactly("post");
        }
    }

    @Test
    void what_another_node_put_in_force_holds_here_and_stands_in_the_file() throws Exception {
        open();
        put(0, MAIL);
        String text = RuleHeader.with(BOTH, 2);

        house.journal.write(Entry.of(new Row.NewDocumentVersion(
                new DocumentVersion(RuleBook.DOCUMENT, 2, text, "otto", "", Instant.now()))));

        awaitVersion(2);
        Awaitility.await().until(() -> Files.readString(file).equals(text));
        assertThat(rules().trouble()).isEmpty();
    }
}
