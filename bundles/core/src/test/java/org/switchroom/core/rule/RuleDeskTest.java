package org.switchroom.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.switchroom.access.Caller;
import org.switchroom.access.Scope;
import org.switchroom.access.Tenant;
import org.switchroom.answer.Problem;
import org.switchroom.core.House;
import org.switchroom.job.Job;
import org.switchroom.message.MessageState;
import org.switchroom.party.Party;
import org.switchroom.rule.Rules;
import org.switchroom.store.Entry;
import org.switchroom.store.Row;

/** Sets of rules are replaced, refused, kept and brought back, by those who may. */
final class RuleDeskTest {
    private final RuleSite site = new RuleSite();
    private final House house = site.house;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    @Tag("SN-007")
    void a_replaced_set_decides_the_next_job() {
        Party guards = site.guards();
        house.transport("modem", "sms", "tel");
        house.transport("office", "email", "mailto");

        Rules.InForce now = site.put(0, RuleSite.BOTH);
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
        site.put(0, RuleSite.MAIL);

        Problem late = House.problem(site.rules().replace(RuleSite.ANNA, 0, RuleSite.BOTH, "late"));

        assertThat(late.kind()).isEqualTo(Problem.Kind.STALE);
        assertThat(late.cause()).contains("made from version 0, and version 1 by anna is in force");
        assertThat(site.inForce().rules()).extracting(Rules.Line::name).containsExactly("mail");
    }

    @Test
    void a_set_with_a_mistake_is_refused_with_its_line_and_the_old_one_stays() {
        site.put(0, RuleSite.MAIL);

        Problem wrong =
                House.problem(site.rules().replace(RuleSite.ANNA, 1, "rules:\n  - {name: a, send: 'x y'}\n", ""));

        assertThat(wrong.kind()).isEqualTo(Problem.Kind.INVALID);
        assertThat(wrong.cause()).startsWith("line 2, column 21: 'x y' is not a channel");
        assertThat(site.inForce().version().number()).isEqualTo(1);
        assertThat(House.value(site.rules().check(RuleSite.ANNA, "rules: 7\n"))).hasSize(1);
    }

    @Test
    void every_version_is_kept_with_who_and_why_and_an_old_one_comes_back_as_a_new_one() {
        site.put(0, RuleSite.MAIL);
        site.put(1, RuleSite.BOTH);

        Rules.InForce back = House.value(site.rules().rollBack(RuleSite.ANNA, 2, 1, "too loud"));

        assertThat(back.version().number()).isEqualTo(3);
        assertThat(back.rules()).extracting(Rules.Line::name).containsExactly("mail");
        assertThat(House.value(site.rules().history(RuleSite.ANNA, Integer.MAX_VALUE, 10)))
                .extracting(version -> version.number() + " " + version.actor() + " " + version.comment())
                .containsExactly("3 anna back to version 1: too loud", "2 anna because", "1 anna because");
        assertThat(House.value(site.rules().version(RuleSite.ANNA, 2)).text()).contains("both");
        assertThat(House.value(site.rules().diff(RuleSite.ANNA, 1, 2)))
                .containsExactly(
                        "@@ -1 +1 @@",
                        "-"
                                + House.value(site.rules().version(RuleSite.ANNA, 1))
                                        .text()
                                        .lines()
                                        .findFirst()
                                        .orElseThrow(),
                        "+"
                                + House.value(site.rules().version(RuleSite.ANNA, 2))
                                        .text()
                                        .lines()
                                        .findFirst()
                                        .orElseThrow(),
                        " rules:",
                        "-  - {name: mail, send: email}",
                        "+  - {name: both, send: sms, also: email}");
        assertThat(House.problem(site.rules().rollBack(RuleSite.ANNA, 3, 9, "")).kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(house.journal.rows(Row.Audit.class))
                .extracting(Row.Audit::subject)
                .contains("rules version 3");
    }

    @Test
    void the_rules_are_for_those_who_act_for_every_tenant() {
        house.journal.write(Entry.of(new Row.NewTenant(new Tenant("other", "Other", Instant.now()))));
        Caller both = new Caller("eva", List.of("main", "other"), false, EnumSet.allOf(Scope.class));
        Caller reader = new Caller("ina", List.of("main", "other"), false, EnumSet.of(Scope.RULES_READ));

        assertThat(House.problem(site.rules().replace(RuleSite.ANNA, 0, RuleSite.MAIL, ""))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(House.problem(site.rules().replace(reader, 0, RuleSite.MAIL, ""))
                        .kind())
                .isEqualTo(Problem.Kind.FORBIDDEN);
        assertThat(House.value(site.rules().replace(both, 0, RuleSite.MAIL, ""))
                        .version()
                        .number())
                .isEqualTo(1);
        assertThat(House.value(site.rules().inForce(reader)).version().number()).isEqualTo(1);
    }
}
